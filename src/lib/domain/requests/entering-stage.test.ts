import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countEntered,
	enteringStage,
	enteringStages,
	enteringWords,
	type EnteringCount
} from './entering-stage';

const count = (submitted: number, drafted: number, responsesOpen: number): EnteringCount => ({
	questions: 4,
	submitted,
	drafted,
	responsesOpen
});

describe('how far the entering of a body’s answers has come', () => {
	it.each([
		[count(0, 0, 1), 'to_enter', null],
		[count(0, 3, 1), 'begun', '3 of 4 begun'],
		[count(2, 1, 1), 'begun', '2 of 4 entered'],
		[count(2, 0, 1), 'begun', '2 of 4 entered'],
		[count(4, 0, 0), 'entered', '4 of 4 entered'],
		// An answer that was queried is drafted anew: what the response says is entered all the same.
		[count(4, 1, 0), 'entered', '4 of 4 entered'],
		// Every response is settled, and a question was added to the survey since.
		[count(3, 0, 0), 'begun', '3 of 4 entered'],
		[count(0, 0, 0), 'to_enter', null],
		// A review was decided after all was entered.
		[count(4, 0, 1), 'to_enter', null],
		[count(4, 1, 1), 'begun', '4 of 4 entered']
	])('is told from %o: %s', (counts, stage, words) => {
		expect(enteringStage(counts)).toBe(stage);
		expect(enteringWords(counts)).toBe(words);
	});

	it('is never said to be entered while a response or a question is left', () => {
		const few = fc.nat({ max: 5 });
		fc.assert(
			fc.property(few, few, few, few, (questions, submitted, drafted, responsesOpen) => {
				const counts = { questions, submitted, drafted, responsesOpen };
				const stage = enteringStage(counts);
				expect(enteringStages).toContain(stage);
				expect(stage === 'entered').toBe(responsesOpen === 0 && submitted >= questions);
			})
		);
	});

	it('is counted over a wave', () => {
		const wave = [count(4, 0, 0), count(4, 0, 1), count(0, 0, 0)];
		expect(countEntered(wave)).toEqual({ entered: 1, bodies: 3 });
		expect(countEntered([])).toEqual({ entered: 0, bodies: 0 });
	});
});
