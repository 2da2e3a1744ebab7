import { expect, test } from 'vitest';
import { describeViewProblems } from './view-problem';

test('says back what was sent, clipped, and what is allowed in its place', () => {
	expect(
		describeViewProblems([
			{ code: 'unknown', parameter: 'body', value: 'x'.repeat(9000), allowed: ['beis', 'co'] }
		])
	).toEqual({
		message: `“${'x'.repeat(60)}…” is not a body of this comparison.`,
		hint: 'For body, use beis, co.'
	});
});

test('says how many can be pinned', () => {
	expect(
		describeViewProblems([{ code: 'too_many', parameter: 'pin', value: '5', allowed: ['4'] }])
	).toEqual({
		message: 'The address pins 5; up to 4 can be pinned.',
		hint: 'Take away a pin.'
	});
});
