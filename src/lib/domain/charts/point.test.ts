import { describe, expect, it } from 'vitest';
import type { Point } from './figure';
import { findPoint, movePoint } from './point';

const at = (row: number, part: number): Point => ({ row, part, title: '', words: '' });
/** Three rows of three, one and two parts. */
const points = [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(2, 0), at(2, 1)];

describe('movePoint', () => {
	it('starts at the first point, or at the last for End', () => {
		expect(movePoint(points, null, 'right')).toBe(0);
		expect(movePoint(points, null, 'last')).toBe(5);
	});

	it('keeps to the same part from row to row, or to the last there is', () => {
		expect(movePoint(points, 1, 'down')).toBe(3);
		expect(movePoint(points, 5, 'up')).toBe(3);
		expect(movePoint(points, 3, 'up')).toBe(0);
	});

	it('goes through all points in reading order, and stays at the ends', () => {
		expect(movePoint(points, 2, 'right')).toBe(3);
		expect(movePoint(points, 5, 'right')).toBe(5);
		expect(movePoint(points, 0, 'left')).toBe(0);
		expect(movePoint(points, 0, 'up')).toBe(0);
	});

	it('has nowhere to go in an empty chart', () => {
		expect(movePoint([], null, 'down')).toBeNull();
	});
});

describe('findPoint', () => {
	const regions = [
		{ x: 0, y: 0, width: 100, height: 20 },
		{ x: 100, y: 0, width: 2, height: 20 },
		{ x: 0, y: 40, width: 50, height: 20 }
	];

	it('finds the part under the pointer, however thin', () => {
		expect(findPoint(regions, 101, 10)).toBe(1);
	});

	it('finds the nearest part of the row', () => {
		expect(findPoint(regions, 140, 10)).toBe(1);
		expect(findPoint(regions, 90, 50)).toBe(2);
	});

	it('finds nothing between rows', () => {
		expect(findPoint(regions, 10, 30)).toBeNull();
	});
});
