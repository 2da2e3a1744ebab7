import { describe, expect, it } from 'vitest';
import { askedBodies, askedPublicly, askedToday } from '../../../../tests/support/asked-requests';
import { readCsv } from '../../../../tests/support/csv';
import { exampleDataset } from '../../../../tests/support/example';
import { checkPackage, checkRows } from '../../../../tests/support/table-schema';
import { figureOf } from '../charts/figures/registry';
import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import { dataDictionary } from './data-dictionary';
import { dataPackage } from './data-package';
import { listEditionFiles } from './edition-files';
import { listEditionTables } from './edition-tables';
import { requestsCsv, requestsJson } from './requests-file';
import { requestsWorkbook } from './workbook';

const example = exampleDataset();
const wave = { ...example.waves[0]!, as_at: askedToday };
const dataset: Dataset = {
	...example,
	waves: [wave],
	bodies: askedBodies,
	answers: askedBodies.map(({ slug }) => ({ ...example.answers[0]!, body: slug })),
	assessments: [],
	requests: askedPublicly(wave.slug)
};
const edition: Edition = {
	survey: example.survey.slug,
	number: 2,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: 'c0ffee',
	note: 'Second.',
	events: []
};
const { rows } = readCsv(requestsCsv(dataset, 2));
const rowOf = (body: string) => rows.find((row) => row.body === body)!;

describe('the table of requests', () => {
	it('has each day that is recorded, and what is counted from it', () => {
		expect(rowOf('defra')).toEqual({
			edition: '2',
			wave: wave.slug,
			request: '5',
			body: 'defra',
			body_name: 'Department of Defra',
			follows: '',
			stood_on: '2021-07-20',
			state: 'answered',
			sent_on: '',
			sent_missing: 'not_recorded',
			received_on: '2021-06-08',
			received_missing: '',
			due_on: '2021-07-06',
			due_missing: '',
			responded_on: '2021-07-09',
			responded_missing: '',
			working_days: '23',
			days_late: '3',
			days_missing: ''
		});
	});

	it.each([
		['dft', { state: 'running', responded_missing: 'awaiting', days_late: '0' }],
		['dfe', { state: 'past_due', responded_missing: 'awaiting', days_late: '9' }],
		['hmt', { received_missing: 'not_recorded', sent_on: '2021-03-01', due_missing: '' }],
		['dit', { state: 'stopped', due_missing: 'stopped', days_missing: 'stopped' }],
		['ho', { state: 'transferred', responded_missing: 'transferred', working_days: '' }],
		['mod', { state: 'withdrawn', responded_missing: 'withdrawn', days_missing: 'withdrawn' }],
		['nio', { state: 'answered', due_missing: 'sending_not_recorded', working_days: '' }],
		['so', { state: 'uncounted', due_missing: 'outside_holidays', days_late: '' }],
		['wo', { state: 'answered', responded_on: '2018-07-15', days_missing: 'outside_holidays' }],
		['dluhc', { follows: 'HO' }]
	])('says of %s why what is missing is', (body, said) => {
		expect(rowOf(body)).toMatchObject(said);
	});

	it('says of a clock that an answer stopped for good that it had no due day', () => {
		const asked = {
			wave: wave.slug,
			body: 'co',
			follows: null,
			events: [
				{ kind: 'received' as const, on: '2021-06-08', until: null },
				{ kind: 'clarification_asked' as const, on: '2021-06-10', until: null },
				{ kind: 'response' as const, on: '2021-06-20', until: null }
			]
		};
		const told = readCsv(requestsCsv({ ...dataset, requests: [asked] }, 2)).rows[0];
		expect(told).toMatchObject({ due_on: '', due_missing: 'stopped', responded_missing: '' });
	});

	it('has of each day either it or the reason that there is none', () => {
		for (const row of rows) {
			for (const name of ['sent', 'received', 'due', 'responded']) {
				expect([row[`${name}_on`], row[`${name}_missing`]].filter(Boolean)).toHaveLength(1);
			}
			expect(row.working_days === '').toBe(row.days_missing !== '');
			expect(row.days_late === '').toBe(row.days_missing !== '');
		}
	});

	it('is what the chart of the time to respond rests on', () => {
		const figure = figureOf({ slug: 'time', wave: wave.slug, figure: 'time_to_respond' }, dataset);
		const days = figure.table.rows.flatMap(({ taken, so_far: soFar }) =>
			[taken, soFar].filter((cell) => typeof cell === 'number')
		);
		expect(rows).toHaveLength(figure.table.rows.length);
		expect(
			rows.flatMap((row) => (row.working_days ? [Number(row.working_days)] : [])).sort()
		).toEqual(days.sort());
	});

	it('is told in words in a workbook, where a day or a number is missing', () => {
		const about = { dataset, edition, what: 'requests', selection: null, address: '' };
		const sheet = requestsWorkbook(about).sheets[1]!;
		const columns = sheet.columns.map(({ title }) => title);
		const of = (body: string) => {
			const cells = [...sheet.rows].find((one) => one[columns.indexOf('body')] === body)!;
			return (column: string) => cells[columns.indexOf(column)];
		};
		expect(of('dfe')('responded_on')).toBe('Not answered');
		expect(of('dit')('due_on')).toBe('The clock was stopped');
		expect(of('so')('working_days')).toBe('Its days lie outside the bank holidays known here');
		expect(of('moj')('working_days')).toBe(0);
	});

	it('is described in the package, and every row fits', () => {
		const files = listEditionTables(dataset, 2).map((table) => ({
			table,
			path: `${table.name}.csv`
		}));
		const whole = dataPackage(dataset, edition, files);
		expect(checkPackage(whole)).toEqual([]);
		const written = new Map(files.map(({ table, path }) => [path, [...table.write()].join('')]));
		expect(checkRows(whole, (path) => written.get(path)!)).toEqual([]);
		const described = whole.resources.find(({ name }) => name === 'requests')!;
		expect(described.schema.primaryKey).toEqual(['wave', 'request']);
		const missing = described.schema.fields.find(({ name }) => name === 'due_missing');
		expect(missing?.categories).toContainEqual({
			value: 'stopped',
			label: 'The clock was stopped'
		});
		expect(dataPackage(dataset, edition).resources.map(({ path }) => path)).toContain(
			'requests.csv?edition=2'
		);
	});

	it('has all that happened in its JSON, and not a word that was written of it', () => {
		const { requests } = requestsJson(dataset, edition);
		const extended = requests.find(({ body }) => body === 'dwp')!;
		expect(extended.events.at(-1)).toEqual({
			kind: 'extended',
			on: '2021-07-01',
			until: '2021-08-03'
		});
		expect(extended.due).toEqual({ on: '2021-08-03', missing: null });
	});

	it('is nowhere in an edition that has no request', () => {
		const names = (of: Dataset) => [
			...listEditionTables(of, 1).map(({ name }) => name),
			...dataDictionary(of).files.map(({ name }) => name),
			...listEditionFiles(of, 1).map(({ title }) => title)
		];
		const known = ['requests', 'requests.csv', 'Requests'];
		expect(names(dataset)).toEqual(expect.arrayContaining(known));
		for (const name of known) expect(names(example)).not.toContain(name);
		expect(readCsv(requestsCsv(example, 1)).rows).toEqual([]);
	});
});
