import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { answerColumns, answerRows } from './answers-table';
import { dataPackage } from './data-package';

const dataset = exampleDataset();
const description = dataPackage(dataset, {
	survey: dataset.survey.slug,
	number: 3,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: 'c0ffee',
	note: 'Third.',
	events: []
});

describe('the data package', () => {
	test('names the files of its own edition, beside itself', () => {
		expect(description.resources.map((resource) => resource.path)).toEqual([
			'answers.csv?edition=3',
			'assessments.csv?edition=3'
		]);
	});

	test('says what the answers are as at and that the letters have not been seen', () => {
		expect(description.description).toContain('as at March 2022');
		expect(description.sources?.[0]?.title).toMatch(/Institute for Government.*not been seen/);
	});

	test('labels the codes of missing values', () => {
		const missing = description.resources[0]?.schema.fields.find((one) => one.name === 'missing');
		expect(missing?.categories).toContainEqual({
			value: 'in_total',
			label: 'Counted only in the total'
		});
		expect(missing?.constraints.enum).toHaveLength(8);
	});

	test('has a key that no two rows share', () => {
		const key = description.resources[0]!.schema.primaryKey!;
		const keys = answerRows(dataset, 3, dataset.answers).map((row) =>
			key.map((name) => answerColumns.find((one) => one.name === name)!.read(row)).join(' ')
		);
		expect(new Set(keys).size).toBe(208);
	});
});
