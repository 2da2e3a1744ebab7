import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../../tests/support/example';
import type { Dataset } from '../../editions/dataset';
import { comparisonQuery, parseComparisonView, type ComparisonView } from './view';

const dataset = exampleDataset();

function viewOf(query: string, data: Dataset = dataset): ComparisonView {
	const reading = parseComparisonView(new URLSearchParams(query), data);
	if (!reading.ok) throw new Error(`${query} is refused`);
	return reading.view;
}

function problemsOf(query: string, data: Dataset = dataset) {
	const reading = parseComparisonView(new URLSearchParams(query), data);
	return reading.ok ? [] : reading.problems;
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
		expect(viewOf('provision=s40').provision).toBe('s40');
	});
});

test('an address is refused a page beyond the last', () => {
	const bodies = Array.from({ length: 230 }, (_, index) => ({
		...dataset.bodies[0]!,
		slug: `b${index}`
	}));
	const answers = bodies.map((body) => ({ ...dataset.answers[0]!, body: body.slug }));
	expect(problemsOf('page=4', { ...dataset, bodies, answers })[0]?.allowed).toEqual(['1 to 3']);
});
