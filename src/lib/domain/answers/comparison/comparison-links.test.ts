import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../../tests/support/example';
import { compareBodies } from './comparison';
import { linkViews } from './comparison-links';
import { comparisonQuery, parseComparisonView } from './view';

const dataset = exampleDataset();

function linksOf(query: string) {
	const reading = parseComparisonView(new URLSearchParams(query), dataset);
	if (!reading.ok) throw new Error(`${query} is refused`);
	const { view } = reading;
	return linkViews(view, compareBodies(dataset, view), (changes) =>
		comparisonQuery(dataset, view, changes)
	);
}

test('sort by the other way round what is sorted by already', () => {
	expect(linksOf('').sort).toEqual({
		name: '?sort=-name',
		permitted: '?sort=permitted',
		installed: '?sort=installed',
		guidance: '?sort=guidance',
		responsible: '?sort=responsible'
	});
	expect(linksOf('sort=-guidance').sort).toMatchObject({ name: '?', guidance: '?sort=guidance' });
});

test('pin one more body, or take the pin away, and keep what else is chosen', () => {
	const { pin } = linksOf('disposition=awaiting&pin=hmt');
	expect(pin).toEqual({
		hmt: '?disposition=awaiting',
		dhsc: '?disposition=awaiting&pin=hmt&pin=dhsc'
	});
});

test('pin no more than can be pinned', () => {
	const full = 'pin=hmt&pin=mod&pin=co&pin=dfe';
	expect(Object.keys(linksOf(full).pin).sort()).toEqual(['co', 'dfe', 'hmt', 'mod']);
});

test('lead out of the filters, and to each page', () => {
	const links = linksOf('body=hmt&provision=s31&sort=-name');
	expect(links.unfiltered).toBe('?sort=-name');
	expect(links.pages).toEqual(['?body=hmt&provision=s31&sort=-name']);
});
