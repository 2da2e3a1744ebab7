import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { filterAnswers, parameterWords, readAnswerFilter } from './answer-filter';

const dataset = exampleDataset();

function filtered(query: string) {
	const reading = readAnswerFilter(new URLSearchParams(query), dataset, ['edition']);
	if (!reading.ok) throw new Error(parameterWords(reading.problems));
	return filterAnswers(dataset.answers, reading.filter);
}

function refused(query: string): string {
	const reading = readAnswerFilter(new URLSearchParams(query), dataset, ['edition']);
	return reading.ok ? '' : parameterWords(reading.problems);
}

describe('filters of answers', () => {
	test('leave everything where nothing is asked for', () => {
		expect(filtered('edition=1')).toEqual(dataset.answers);
	});

	test('hold together, and take any of a parameter given twice', () => {
		expect(filtered('body=hmt&disposition=answered')).toHaveLength(4);
		expect(filtered('body=hmt&body=mod&question=permitted').map((one) => one.body)).toEqual([
			'hmt',
			'mod'
		]);
	});

	test('find the answers that cite a section', () => {
		const answers = filtered('provision=s24');
		expect(answers.length).toBeGreaterThan(0);
		expect(answers.every((one) => one.provisions.includes('s24'))).toBe(true);
	});

	test('find nothing for a section of the Act that nobody cited', () => {
		expect(filtered('provision=s40')).toEqual([]);
	});

	test('refuse an unknown value and name what is allowed', () => {
		expect(refused('disposition=shrugged')).toMatch(/"shrugged" is no disposition.*refused/);
		expect(refused('body=no-such-body')).toMatch(/Allowed: beis, co,/);
		expect(refused('provision=s999')).toContain('s31');
		expect(refused('body=%00')).not.toBe('');
	});

	test('refuse a misspelt parameter, which would quietly give too much', () => {
		expect(refused('bodies=hmt')).toBe(
			'There is no parameter "bodies". Allowed: edition, wave, body, question, disposition, provision.'
		);
	});
});
