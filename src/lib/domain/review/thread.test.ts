import { expect, test } from 'vitest';
import { saidAbout, sortThread, type ThreadEntry } from './thread';

const entry = (kind: ThreadEntry['kind'], minute: number, revisionId = 2): ThreadEntry => ({
	kind,
	at: new Date(Date.UTC(2022, 4, 1, 12, minute)),
	by: 'account:1',
	revisionId,
	text: null,
	proposedWording: null,
	isErased: false
});

test('runs in the order of time, and a decision before what was said of it at that instant', () => {
	const mixed = [
		entry('comment', 5),
		entry('queried', 5),
		entry('submitted', 1),
		entry('reply', 3)
	];
	expect(sortThread(mixed).map(({ kind }) => kind)).toEqual([
		'submitted',
		'reply',
		'queried',
		'comment'
	]);
});

test('tells whoever codes again what was said about the revision at hand', () => {
	const thread = [
		entry('queried', 1, 1),
		entry('submitted', 2),
		entry('proposal', 3),
		entry('queried', 4),
		entry('accepted', 5)
	];
	expect(saidAbout(thread, 2).map(({ kind }) => kind)).toEqual(['proposal', 'queried']);
});
