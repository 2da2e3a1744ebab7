import { expect, test } from 'vitest';
import type { EditionEvent, EditionEventKind } from './edition';
import { datedEventWords, eventWords, isTold } from './event-words';

const event = (kind: EditionEventKind, words: string | null): EditionEvent => ({
	kind,
	at: new Date('2026-12-02T12:00:00Z'),
	until: null,
	words,
	contentHash: null
});

test('tells what happened after publication, and nothing of the publication itself', () => {
	const kinds = ['opened', 'embargoed', 'corrected', 'superseded', 'withdrawn', 'erased'] as const;
	expect(kinds.filter((kind) => isTold(event(kind, null)))).toEqual([
		'corrected',
		'superseded',
		'withdrawn',
		'erased'
	]);
});

test('gives the reason where there is one, and the day where it is asked for', () => {
	const corrected = event('corrected', 'One count was wrong.');
	expect(eventWords(corrected)).toBe('Corrected: One count was wrong.');
	expect(datedEventWords(corrected)).toBe('Corrected on 2 December 2026: One count was wrong.');
	expect(eventWords(event('erased', null))).toBe('Erased in part');
	expect(datedEventWords(event('erased', null))).toBe('Erased in part on 2 December 2026.');
});
