import { expect, test } from 'vitest';
import { tallyOutcomes } from './outcome-tally';
import { metBounds, metWords, outcomeWords, ruleWords } from './outcome-words';
import type { Outcome } from './assessment';

const tally = (...list: Outcome[]) => tallyOutcomes(list.map((outcome) => ({ outcome })));

test('gives an outcome with its reason', () => {
	expect(outcomeWords('cannot_tell', 'withheld')).toBe('cannot tell: withheld');
	expect(
		ruleWords({ outcome: 'not_applicable', reason: null, because: 'the body has no ministers' })
	).toBe('does not apply: the body has no ministers');
});

test('gives the least and the most that meet it', () => {
	expect(metWords(tally('met', 'cannot_tell', 'not_met'))).toBe('1 to 2 of 3 meet it');
	expect(metWords(tally('met', 'not_met'))).toBe('1 of 2 meets it');
	expect(metBounds(tally('met', 'cannot_tell', 'not_met'))).toBe('1 to 2 of 3');
});

test('gives bounds where all is unknown, and says so', () => {
	expect(metWords(tally('cannot_tell', 'cannot_tell'))).toBe('0 to 2 of 2: cannot tell');
});

test('gives no number where it applies to none', () => {
	expect(metWords(tally('not_applicable'))).toBe('applies to none');
	expect(metBounds(tally())).toBe('none applies');
});
