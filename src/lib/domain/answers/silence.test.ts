import { expect, test } from 'vitest';
import { absenceClauses, silenceClauses } from './silence';

test('counts what was refused and what was withheld in part together, in words', () => {
	expect(silenceClauses({ refused: 4, withheld: 2, awaiting: 1 }, '2022-03')).toEqual([
		'six withheld it',
		'one had not replied by March 2022'
	]);
});

test('agrees with one as with several', () => {
	expect(silenceClauses({ not_held: 1, not_asked: 1 }, '2022-03')).toEqual([
		'one said it holds no such information',
		'one was not asked'
	]);
	expect(silenceClauses({ not_held: 2, not_asked: 2 }, '2022-03')).toEqual([
		'two said they hold no such information',
		'two were not asked'
	]);
});

test('does not count a question that did not arise as silence', () => {
	expect(silenceClauses({ not_applicable: 2 }, '2022-03')).toEqual([]);
	expect(absenceClauses({ not_applicable: 2, not_stated: 1, no_headcount: 1 }, '2022-03')).toEqual([
		'one did not say',
		'for two the question did not arise',
		'for one no number of staff is published'
	]);
});
