import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { untoldWords } from './untold-words';

const { assessments } = exampleDataset();

test('gives each reason with its count, most first', () => {
	expect(
		untoldWords(
			assessments.filter((one) => one.criterion === '1.4'),
			'2022-03'
		)
	).toBe('In 6 the answer was withheld and in 1 no response had come by March 2022.');
});

test('says nothing where all can be told', () => {
	const told = assessments.filter((one) => one.outcome === 'met');
	expect(untoldWords(told, '2022-03')).toBe('');
});
