import { describe, expect, it } from 'vitest';
import { joinBoxes } from './boxes';

const box = (left: number, right: number, top = 0, bottom = 10) => ({ left, right, top, bottom });

describe('joinBoxes', () => {
	it('joins pieces of a line, also where a space lies between them', () => {
		expect(joinBoxes([box(0, 20), box(23, 40), box(40, 60)])).toEqual([box(0, 60)]);
	});

	it('keeps lines apart, and columns', () => {
		const lines = [box(0, 50), box(0, 50, 14, 24), box(200, 250, 14, 24)];
		expect(joinBoxes(lines)).toEqual(lines);
	});

	it('takes a raised figure into its line', () => {
		expect(joinBoxes([box(0, 20, 5, 15), box(20, 23, 2, 8)])).toEqual([box(0, 23, 2, 15)]);
	});

	it('leaves out what has no area, and leaves what it was given as it was', () => {
		const given = [box(0, 20), box(20, 20), box(20, 30)];
		expect(joinBoxes(given)).toEqual([box(0, 30)]);
		expect(given[0]).toEqual(box(0, 20));
	});
});
