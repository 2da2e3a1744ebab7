import { expect, test } from 'vitest';
import { countSubmitted, type SubmittedAnswer } from './submitted-answer';

const answer = (more: Partial<SubmittedAnswer>): SubmittedAnswer => ({
	body: 'hmt',
	question: 'permitted',
	state: 'accepted',
	followsAccepted: false,
	...more
});

test('counts each answer once, by its latest revision', () => {
	expect(
		countSubmitted([
			answer({}),
			answer({ state: 'submitted' }),
			answer({ state: 'submitted', followsAccepted: true }),
			answer({ state: 'queried', followsAccepted: true })
		])
	).toEqual({ accepted: 1, submitted: 2, queried: 1, followingAccepted: 2 });
});

test('counts an answer whose accepted revision follows another as accepted, and as no more', () => {
	expect(countSubmitted([answer({ followsAccepted: true })])).toEqual({
		accepted: 1,
		submitted: 0,
		queried: 0,
		followingAccepted: 0
	});
});
