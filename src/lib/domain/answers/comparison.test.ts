import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Dataset } from '../editions/dataset';
import {
	compareBodies,
	compareDispositions,
	comparisonQuery,
	comparisonTable,
	describeViewProblems,
	listComparedBodies,
	parseComparisonView,
	type ComparisonView
} from './comparison';
import { dispositions } from './disposition';

const dataset = exampleDataset();

function viewOf(query: string, data: Dataset = dataset): ComparisonView {
	const reading = parseComparisonView(new URLSearchParams(query), data);
	if (!reading.ok) throw new Error(describeViewProblems(reading.problems).message);
	return reading.view;
}

function problemsOf(query: string, data: Dataset = dataset) {
	const reading = parseComparisonView(new URLSearchParams(query), data);
	return reading.ok ? [] : reading.problems;
}

const shown = (query: string) =>
	compareBodies(dataset, viewOf(query)).rows.map((row) => row.body.short);

function cellOf(short: string, column: number) {
	const row = compareBodies(dataset, viewOf('')).rows.find((one) => one.body.short === short);
	return row!.cells[column]!;
}

describe('the address of a comparison', () => {
	test('shows everything, by name, where it says nothing or an untouched form was sent', () => {
		const plain = viewOf('');
		expect(plain).toEqual({
			wave: '2021-22',
			body: null,
			disposition: null,
			provision: null,
			sort: { by: 'name', descending: false },
			pins: [],
			page: 1
		});
		expect(viewOf('body=&disposition=&provision=&wave=&pin=&utm_source=x')).toEqual(plain);
	});

	test.each([
		['body=nowhere', 'unknown', 'body'],
		['disposition=maybe', 'unknown', 'disposition'],
		['provision=s999', 'unknown', 'provision'],
		['wave=1999', 'unknown', 'wave'],
		['sort=size', 'unknown', 'sort'],
		['sort=--name', 'unknown', 'sort'],
		['pin=nowhere', 'unknown', 'pin'],
		['page=0', 'unknown', 'page'],
		['page=1e3', 'unknown', 'page'],
		['page=2', 'no_such_page', 'page'],
		['body=hmt&body=mod', 'repeated', 'body'],
		['pin=beis&pin=co&pin=hmt&pin=ho&pin=mod', 'too_many', 'pin']
	])('is refused where it says %s', (query, code, parameter) => {
		expect(problemsOf(query)).toEqual([expect.objectContaining({ code, parameter })]);
	});

	test('is told what is allowed in place of what is not', () => {
		const { message, hint } = describeViewProblems(problemsOf(`body=${'x'.repeat(9000)}`));
		expect(message).toBe(`“${'x'.repeat(60)}…” is not a body of this comparison.`);
		expect(hint).toContain('beis, co, dcms-2017');
	});

	test('comes back from its view as it was', () => {
		for (const query of [
			'',
			'?body=hmt',
			'?disposition=refused&provision=s24&sort=-permitted&pin=hmt&pin=mod'
		]) {
			expect(comparisonQuery(dataset, viewOf(query))).toBe(query);
		}
	});

	test('allows a section that exists and that nobody cited', () => {
		expect(shown('provision=s40')).toEqual([]);
	});
});

describe('the rows of a comparison', () => {
	test('stand in alphabetical order of short name', () => {
		expect(shown('').join(' ')).toBe(
			'BEIS CO DCMS Defra DfE DfT DHSC DIT DLUHC DWP FCDO HMRC HMT HO MoD MoJ'
		);
	});

	test('are those of which one answer passes both filters', () => {
		expect(shown('provision=s24')).toEqual(['FCDO', 'HO']);
		expect(shown('disposition=awaiting')).toEqual(['DHSC']);
		expect(shown('disposition=answered&provision=s24')).toEqual([]);
		expect(shown('body=dcms-2017')).toEqual(['DCMS']);
	});

	test('begin with those pinned, whatever the filters', () => {
		expect(shown('pin=mod&pin=hmt&disposition=awaiting')).toEqual(['HMT', 'MoD', 'DHSC']);
	});

	test('keep the unknown together and last in either direction of a sort', () => {
		const last = 'DfE DfT DIT DWP FCDO HO DHSC';
		expect(shown('sort=installed').join(' ')).toBe(
			`BEIS CO HMT MoD DCMS DLUHC Defra HMRC MoJ ${last}`
		);
		expect(shown('sort=-installed').join(' ')).toBe(
			`Defra HMRC DCMS DLUHC BEIS CO HMT MoD MoJ ${last}`
		);
	});

	test('come a hundred to a page, the pinned on each', () => {
		const bodies = Array.from({ length: 230 }, (_, index) => ({
			...dataset.bodies[0]!,
			slug: `b${index}`,
			code: `B${index}`
		}));
		const answers = bodies.map((body) => ({ ...dataset.answers[0]!, body: body.slug }));
		const many = { ...dataset, bodies, answers };
		const comparison = compareBodies(many, viewOf('page=3&pin=b0', many));
		expect(comparison.pages).toBe(3);
		expect(comparison.rows.map((row) => row.body.short).slice(0, 2)).toEqual(['B0', 'B201']);
		expect(comparison.rows).toHaveLength(30);
		expect(problemsOf('page=4', many)[0]?.allowed).toEqual(['1 to 3']);
	});
});

test('orders dispositions in a way that is the same whichever two are compared', () => {
	for (const a of dispositions) {
		expect(compareDispositions(a, a)).toBe(0);
		for (const b of dispositions) {
			expect(Math.sign(compareDispositions(a, b))).toBe(-Math.sign(compareDispositions(b, a)) + 0);
		}
	}
});

describe('a cell of the comparison', () => {
	test('shows a true zero and, in words, what is not stated', () => {
		const [, counts] = cellOf('MoD', 0);
		expect(counts?.figures).toEqual([
			{ count: 0, unit: 'ministers' },
			{ count: 0, unit: 'special advisers' }
		]);
		expect(counts?.remarks).toEqual(['civil servants not stated']);
	});

	test('says of a department that does not permit it that how many did not arise', () => {
		const [permitted, counts] = cellOf('Defra', 0);
		expect(permitted?.marks).toEqual([{ tone: 'no', option: 'No', words: 'Not permitted' }]);
		expect(counts).toMatchObject({
			figures: [],
			shown: 'words',
			words: 'How many people: did not arise'
		});
	});

	test('shows two questions refused alike once', () => {
		expect(cellOf('HO', 0)).toEqual([
			expect.objectContaining({
				question: 'permitted',
				shown: 'mark',
				words: 'Refused',
				provisions: ['s24', 's31'],
				figures: []
			})
		]);
	});

	test('has no figure where nothing was given', () => {
		for (const row of compareBodies(dataset, viewOf('')).rows) {
			for (const block of row.cells.flat()) {
				if (block.shown !== 'none') expect(block.figures).toEqual([]);
			}
		}
	});

	test('says by when there was no response', () => {
		expect(cellOf('DHSC', 1)[0]?.words).toBe('No response by March 2022');
	});
});

test('explains every section that its rows cite', () => {
	const { legend } = compareBodies(dataset, viewOf(''));
	expect(legend.map((one) => one.label)).toEqual(['s24', 's31']);
});

test('gives its files the rows of the page, all pages of them', () => {
	const view = viewOf('sort=permitted&disposition=refused&pin=mod');
	expect(listComparedBodies(dataset, view).map((one) => one.body)).toEqual(
		compareBodies(dataset, view).rows.map((row) => row.body.slug)
	);
	const { header, rows } = comparisonTable(dataset, view);
	expect(header.slice(0, 5)).toEqual([
		'body',
		'body_name',
		'permitted',
		'permitted_disposition',
		'permitted_provisions'
	]);
	expect(rows.every((row) => row.length === header.length)).toBe(true);
	expect(rows.find((row) => row[0] === 'ho')?.slice(2, 5)).toEqual([
		'Refused under sections 24 and 31.',
		'refused',
		's24;s31'
	]);
});
