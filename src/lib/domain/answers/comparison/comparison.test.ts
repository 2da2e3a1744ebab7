import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../../tests/support/example';
import type { Dataset } from '../../editions/dataset';
import { compareBodies } from './comparison';
import { parseComparisonView, type ComparisonView } from './view';

const dataset = exampleDataset();

function viewOf(query: string, data: Dataset = dataset): ComparisonView {
	const reading = parseComparisonView(new URLSearchParams(query), data);
	if (!reading.ok) throw new Error(`${query} is refused`);
	return reading.view;
}

const shown = (query: string) =>
	compareBodies(dataset, viewOf(query)).rows.map((row) => row.body.short);

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
	});

	test('are none where nobody cited the section', () => {
		expect(shown('provision=s40')).toEqual([]);
	});
});

test('explains every section that its rows cite', () => {
	const { legend } = compareBodies(dataset, viewOf(''));
	expect(legend.map((one) => one.label)).toEqual(['s24', 's31']);
});

test('is empty, and still a page, where the wave has no answers', () => {
	const empty = { ...dataset, answers: [] };
	expect(compareBodies(empty, viewOf('', empty))).toMatchObject({ rows: [], total: 0, pages: 1 });
});
