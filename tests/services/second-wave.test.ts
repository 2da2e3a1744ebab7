import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '$lib/domain/access/actor';
import type { Figure } from '$lib/domain/charts/figure';
import { findFigure } from '$lib/domain/charts/figures/registry';
import { chartCsv } from '$lib/domain/interchange/chart-file';
import type { Database } from '$lib/server/db/connect';
import { findPublication, type Publication } from '$lib/server/queries/publications';
import { publishEdition } from '$lib/server/services/publish-edition';
import { readCsv } from '../support/csv';
import { databases, type OpenDatabase } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import {
	changeCharts,
	fictionalSlug,
	secondWave,
	secondWaveAt as now,
	startSecondWave
} from '../support/second-wave';
import { importer, survey, verifier } from './example-survey';

describe.each(databases)('a second wave of the example, in $name,', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let people: Record<Sort, Actor>;
	let published: Publication;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		people = await createPeople(db, now);
		const { publisher } = people;
		await startSecondWave(db, { publisher, importer, verifier }, survey, now);
		await publishEdition(
			db,
			publisher,
			{ survey, note: 'A second, invented wave', correction: null, embargoUntil: null },
			now
		);
		published = (await findPublication(db, survey, null, now))!;
	}, 120_000);
	afterAll(() => database.close());

	const figureNamed = (slug: string): Figure => findFigure(published.dataset, slug)!;

	it('is frozen as the second edition, with what became of the bodies', () => {
		const { edition, dataset } = published;
		expect(edition.number).toBe(2);
		expect(dataset.waves.map((wave) => wave.slug)).toEqual(['2021-22', secondWave.slug]);
		expect(dataset.charts.slice(-changeCharts.length)).toEqual(changeCharts);
		const split = dataset.bodyChanges.filter(
			(change) => change.predecessor === fictionalSlug('echoes')
		);
		expect(split.map((change) => [change.kind, change.successor])).toEqual([
			['split', fictionalSlug('ferns')],
			['split', fictionalSlug('gardens')]
		]);
	});

	it('draws its breaks, its gaps and its lines', () => {
		const { marks } = figureNamed('change-share');
		if (marks.form !== 'slopes') throw new Error('not slopes');
		const told = new Map(marks.rows.map((row) => [row.label, row]));
		const drawn = (label: string) => {
			const { stops, joins, breaks, remarks } = told.get(label)!;
			return {
				values: stops.map((stop) => stop.value),
				isJoined: joins.length > 0,
				breaks: breaks.length,
				remarks: remarks.map((remark) => remark.words)
			};
		};
		expect(drawn('FDA')).toEqual({ values: [12, 30], isJoined: true, breaks: 0, remarks: [] });
		expect(drawn('FDC')).toEqual({
			values: [12, null],
			isJoined: false,
			breaks: 0,
			remarks: ['Mar 2026: refused (s31)']
		});
		expect(drawn('FDE')).toEqual({
			values: [20, null],
			isJoined: false,
			breaks: 1,
			remarks: [
				'Became Department of Ferns and Fallen Leaves (fictional) and FDG (split, 1 May 2024)'
			]
		});
		expect(drawn('FDM')).toEqual({
			values: [null, 20],
			isJoined: false,
			breaks: 1,
			remarks: ['From FDK (merged, 15 January 2025) and FDL (merged, 15 January 2025)']
		});
		expect(drawn('FDS')).toMatchObject({ values: [null, 0], isJoined: false, breaks: 0 });
	});

	it.each(changeCharts)('gives $slug as a file that is its table', ({ slug }) => {
		const figure = figureNamed(slug);
		const { header, rows } = readCsv(chartCsv(figure));
		expect(header).toEqual(figure.table.columns.map((column) => column.key));
		expect(rows).toHaveLength(figure.table.rows.length);
		for (const [index, row] of figure.table.rows.entries()) {
			for (const { key } of figure.table.columns) {
				expect(rows[index]![key]).toBe(String(row[key]));
			}
		}
	});

	it('names in words, in its file, what became of each body', () => {
		const { rows } = readCsv(chartCsv(figureNamed('change-number')));
		const between = new Map(rows.map((row) => [row.body, row.between]));
		expect(between.get('FDH')).toBe('Became FDHR (renamed, 1 September 2023)');
		expect(between.get('FDHR')).toBe('From FDH (renamed, 1 September 2023)');
		expect(between.get('BEIS')).toMatch(
			/^Became Department for Business and Trade, Department for Energy Security and Net Zero and Department for Science, Innovation and Technology \(split, 7 February 2023\)/
		);
	});

	it('leaves the first edition and its charts as they were', async () => {
		const first = (await findPublication(db, survey, 1, now))!;
		expect(first.dataset.waves).toHaveLength(1);
		expect(first.dataset.bodyChanges).toEqual([]);
		expect(first.dataset.charts.some((chart) => chart.figure === 'change')).toBe(false);
	});
});
