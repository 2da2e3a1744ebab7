import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../tests/support/csv';
import { exampleDataset } from '../../../../tests/support/example';
import { listFigures } from '../charts/figures/registry';
import { chartTable, listEditionTables } from './edition-tables';

const dataset = exampleDataset();
const tables = listEditionTables(dataset, 3);
const fileOf = (name: string) =>
	readCsv([...tables.find((one) => one.name === name)!.write()].join(''));

describe('the tables of an edition', () => {
	it('have names of their own', () => {
		const names = tables.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names).toEqual([
			'answers',
			'assessments',
			'refusals',
			'comparison-2021-22',
			'waves',
			'bodies',
			'questions',
			'codes',
			'recommendations',
			'criteria',
			'headcounts'
		]);
	});

	it('refer to tables that are there', () => {
		for (const { foreignKeys } of tables) {
			for (const { of, key } of foreignKeys) {
				const columns = tables.find((one) => one.name === of)?.columns ?? [];
				expect(columns.map(({ name }) => name)).toContain(key);
			}
		}
	});

	it('say what each code of a part and of an option stands for', () => {
		const known = new Set(
			fileOf('codes').rows.map((row) => `${row.question} ${row.column} ${row.code}`)
		);
		for (const { question, part, value } of fileOf('answers').rows) {
			expect(known).toContain(`${question} part ${part}`);
			if (value && !/^\d+$/.test(value)) expect(known).toContain(`${question} value ${value}`);
		}
	});

	it('have the headcounts of the bodies asked, and no others', () => {
		const asked = dataset.bodies.map(({ slug }) => slug);
		const { rows } = fileOf('headcounts');
		expect(rows.length).toBeGreaterThan(10);
		for (const { body } of rows) expect(asked).toContain(body);
	});

	it('are written in parts that make one file', () => {
		const many = {
			...dataset,
			questions: Array.from({ length: 1_200 }, (_, at) => ({
				...dataset.questions[0]!,
				code: `q${at}`
			}))
		};
		const parts = [
			...listEditionTables(many, 1)
				.find(({ name }) => name === 'questions')!
				.write()
		];
		expect(parts.length).toBe(4);
		expect(readCsv(parts.join('')).rows).toHaveLength(1_200);
	});
});

describe('the table of a chart', () => {
	it.each(listFigures(dataset).map((figure) => [figure.slug, figure] as const))(
		'%s has its numbers and, in their place, the words for each that is missing',
		(_, figure) => {
			const table = chartTable(figure);
			const { rows } = readCsv([...table.write()].join(''));
			expect(rows).toHaveLength(figure.table.rows.length);
			for (const { name, type } of table.columns) {
				const cells = figure.table.rows.map((row) => row[name]);
				const areNumbers = cells.map((cell) => typeof cell === 'number');
				if (type === 'integer' || type === 'number') expect(areNumbers).not.toContain(false);
				if (type === 'string') expect(areNumbers).not.toContain(true);
				if (type === 'any') expect(new Set(areNumbers).size).toBe(2);
			}
		}
	);
});
