import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { ChartSettings } from './chart';
import { droppedCharts, isReordered, chartStanding } from './chart-standing';

const published = exampleDataset().charts;
const [first, second, ...rest] = published as [ChartSettings, ChartSettings, ...ChartSettings[]];
const changed = { ...second, note: 'A note.' };
const working = [changed, first, { ...first, slug: 'another' }];

describe('a chart of the working records', () => {
	it('is changed, as it is published, or new', () => {
		expect(working.map((one) => chartStanding(one, published))).toEqual(['changed', 'same', 'new']);
	});

	it('is missed where readers see it and the next edition leaves it out', () => {
		expect(droppedCharts(working, published)).toEqual(rest);
	});

	it('is in another order only where those that stay are', () => {
		expect(isReordered(working, published)).toBe(true);
		expect(isReordered(published.slice(1), published)).toBe(false);
	});
});
