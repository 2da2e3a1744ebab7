import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { answerRows } from './answers-table';
import { dataDictionary } from './data-dictionary';

const dataset = exampleDataset();
const dictionary = dataDictionary(dataset);

test('describes every column of every file', () => {
	expect(dictionary.files.map((one) => [one.name, one.columns.length])).toEqual([
		['answers.csv', 12],
		['assessments.csv', 11],
		['refusals.csv', 11]
	]);
});

test('lists every part and every option that the answers use', () => {
	for (const row of answerRows(dataset, 1, dataset.answers)) {
		const question = dictionary.questions.find((one) => one.code === row.answer.question)!;
		expect(question.parts.map((one) => one.value)).toContain(row.part);
		if (row.reading.known && typeof row.reading.value === 'string') {
			expect(question.options.map((one) => one.value)).toContain(row.reading.value);
		}
	}
});
