import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { answerColumns, answerRows } from './answers-table';
import { checkPackage, checkRows } from '../../../../tests/support/table-schema';
import type { Edition } from '../editions/edition';
import { dataPackage } from './data-package';
import { listEditionTables } from './edition-tables';

const dataset = exampleDataset();
const edition: Edition = {
	survey: dataset.survey.slug,
	number: 3,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: 'c0ffee',
	note: 'Third.',
	events: []
};
const description = dataPackage(dataset, edition);
const files = listEditionTables(dataset, 3).map((table) => ({ table, path: `${table.name}.csv` }));
const licensed = (data_licence: string) => ({
	...dataset,
	survey: { ...dataset.survey, data_licence }
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

	test('refers to no file that is not described in it', () => {
		for (const { schema } of description.resources)
			expect(schema).not.toHaveProperty('foreignKeys');
		const whole = dataPackage(dataset, edition, files);
		expect(whole.resources[0]?.schema.foreignKeys).toContainEqual({
			fields: 'body',
			reference: { resource: 'bodies', fields: 'body' }
		});
	});

	test('fits the standard’s own schema, and its rows fit it', () => {
		const whole = dataPackage(dataset, edition, files);
		expect(checkPackage(description)).toEqual([]);
		expect(checkPackage(whole)).toEqual([]);
		const written = new Map(files.map(({ table, path }) => [path, [...table.write()].join('')]));
		expect(checkRows(whole, (path) => written.get(path)!)).toEqual([]);
	});

	test('names a licence that is known by its name and address, and one written in by its file', () => {
		expect(description).not.toHaveProperty('licenses');
		const known = dataPackage(licensed('Creative Commons Attribution 4.0 International'), edition);
		expect(known.licenses).toEqual([
			{
				name: 'CC-BY-4.0',
				path: 'https://creativecommons.org/licenses/by/4.0/',
				title: 'Creative Commons Attribution 4.0 International'
			}
		]);
		const written = dataPackage(licensed('By permission'), edition, files, 'LICENCE.txt');
		expect(written.licenses).toEqual([{ path: 'LICENCE.txt', title: 'By permission' }]);
		expect(dataPackage(licensed('By permission'), edition)).not.toHaveProperty('licenses');
		for (const one of [known, written]) expect(checkPackage(one)).toEqual([]);
	});

	test('has names without capitals', () => {
		const loud = { ...dataset, survey: { ...dataset.survey, slug: 'Loud' } };
		expect(dataPackage(loud, edition).name).toBe('loud');
	});
});
