import { expect, test } from 'vitest';
import { codingSchema } from './codebook';

const problemsOf = (typed: { phrase: string; coding: string }) =>
	codingSchema.safeParse(typed).error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

test('takes a phrase and its coding, without the space around them', () => {
	expect(codingSchema.parse({ phrase: ' general guidance\n', coding: ' As “general”. ' })).toEqual({
		phrase: 'general guidance',
		coding: 'As “general”.'
	});
	expect(problemsOf({ phrase: 'a'.repeat(200), coding: 'b'.repeat(1000) })).toEqual([]);
});

test('says what to give where a field is empty or too long', () => {
	expect(problemsOf({ phrase: ' ', coding: '' })).toEqual([
		['phrase', 'Give the phrase as letters have it.'],
		['coding', 'Say how it is coded, and why.']
	]);
	expect(problemsOf({ phrase: 'a'.repeat(201), coding: 'b'.repeat(1001) })).toEqual([
		['phrase', 'Use at most 200 characters.'],
		['coding', 'Use at most 1,000 characters.']
	]);
});
