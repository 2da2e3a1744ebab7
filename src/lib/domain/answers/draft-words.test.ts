import { expect, test } from 'vitest';
import type { DraftProblem } from './read-draft';
import { draftProblemsByField, problemsToTell } from './draft-words';
import type { Question } from '../questions/question';

const question = {
	kind: 'choice',
	code: 'guidance',
	title: 'Guidance',
	prompt: 'Is there guidance?',
	options: [{ code: 'yes', label: 'Yes' }]
} as unknown as Question;
const missing: DraftProblem = { field: 'disposition', code: 'disposition_missing' };
const mistyped: DraftProblem = { field: 'value.choice', code: 'unknown_option' };

test('tells what is typed wrong at once, and what is missing only once it is asked for', () => {
	expect(problemsToTell([missing, mistyped], false)).toEqual([mistyped]);
	expect(problemsToTell([missing, mistyped], true)).toEqual([missing, mistyped]);
});

test('says at each field what to do there', () => {
	expect(draftProblemsByField(question, [missing])).toEqual({
		disposition: 'Choose how it was dealt with.'
	});
});
