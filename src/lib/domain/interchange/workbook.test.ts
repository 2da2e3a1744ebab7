import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { missingTable } from '../answers/missing';
import { listFigures } from '../charts/figures/registry';
import type { Edition } from '../editions/edition';
import { listWaveComparison } from './comparison-table';
import {
	answersWorkbook,
	assessmentsWorkbook,
	chartWorkbook,
	comparisonWorkbook,
	type About
} from './workbook';

const dataset = exampleDataset();
const edition: Edition = {
	survey: dataset.survey.slug,
	number: 3,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: 'c0ffee',
	note: 'Third.',
	events: []
};
const about: About = {
	dataset,
	edition,
	what: 'answers',
	selection: null,
	address: 'https://x.example/surveys/whatsapp-in-government/editions/3/data'
};
const figures = listFigures(dataset);
const workbooks = [
	answersWorkbook(about, dataset.answers),
	assessmentsWorkbook(about, dataset.assessments),
	comparisonWorkbook(about, listWaveComparison(dataset, '2021-22')),
	...figures.map((figure) => chartWorkbook(about, figure))
];

describe('a workbook', () => {
	it('begins with what it is of', () => {
		for (const { sheets } of workbooks) {
			const rows = new Map([...sheets[0]!.rows].map(([what, words]) => [what, words]));
			expect(sheets[0]!.name).toBe('About');
			expect(rows.get('As at')).toBe('2021–22: March 2022');
			expect(rows.get('Edition')).toBe(3);
			expect(rows.get('Published')).toBe('5 January 2026');
			expect(rows.get('Address')).toBe(about.address);
			expect(rows.get('Licence')).toBe('No licence has been stated for these data.');
		}
	});

	it('says first that its edition was withdrawn', () => {
		const withdrawn: Edition = {
			...edition,
			events: [
				{
					kind: 'withdrawn',
					at: new Date('2026-02-01T09:00:00Z'),
					until: null,
					words: 'A reply was read wrongly.',
					contentHash: null
				}
			]
		};
		const { sheets } = answersWorkbook({ ...about, edition: withdrawn }, dataset.answers);
		expect([...sheets[0]!.rows][1]).toEqual([
			'Withdrawn',
			'Edition 3 was withdrawn on 1 February 2026. A reply was read wrongly.'
		]);
	});

	it('has as many cells in each row as columns', () => {
		for (const { sheets } of workbooks) {
			for (const { columns, rows } of sheets) {
				for (const row of rows) expect(row).toHaveLength(columns.length);
			}
		}
	});

	it('names its sheets as spreadsheets allow', () => {
		for (const { sheets } of workbooks) {
			const names = sheets.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
			for (const name of names) expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/);
		}
	});

	it('has words where a value is missing, and never an empty cell or a nought', () => {
		const { columns, rows } = workbooks[0]!.sheets[1]!;
		const [value, missing] = ['value', 'missing'].map((name) =>
			columns.findIndex(({ title }) => title === name)
		) as [number, number];
		for (const row of rows) {
			const reason = row[missing] as keyof typeof missingTable | null;
			if (reason) expect(row[value]).toBe(missingTable[reason]);
			else expect(row[value]).not.toBeNull();
		}
	});
});
