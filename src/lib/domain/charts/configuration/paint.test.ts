import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hatchLines } from './paint';

const number = fc.integer({ min: 0, max: 400 });

describe('hatchLines', () => {
	it('stays within its box', () => {
		fc.assert(
			fc.property(number, number, number, number, (x, y, width, height) => {
				for (const [x1, y1, x2, y2] of hatchLines({ x, y, width, height })) {
					expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(x);
					expect(Math.max(x1, x2)).toBeLessThanOrEqual(x + width);
					expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(y);
					expect(Math.max(y1, y2)).toBeLessThanOrEqual(y + height);
				}
			})
		);
	});

	it('crosses a box from edge to edge', () => {
		expect(hatchLines({ x: 0, y: 0, width: 10, height: 10 }, 10)).toEqual([[0, 10, 10, 0]]);
	});
});
