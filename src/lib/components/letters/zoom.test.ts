import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largest, nextZoom, readZoom, smallest } from './zoom';

describe('nextZoom', () => {
	it('goes to the next step, from a step or from between two', () => {
		expect(nextZoom(100, 1)).toBe(110);
		expect(nextZoom(100, -1)).toBe(90);
		expect(nextZoom(93, 1)).toBe(100);
		expect(nextZoom(93, -1)).toBe(90);
	});

	it('comes back with a step the other way, and never leaves the range', () => {
		fc.assert(
			fc.property(fc.integer({ min: 20, max: 400 }), (percent) => {
				const larger = nextZoom(percent, 1);
				const smaller = nextZoom(percent, -1);
				expect(Math.max(larger, smaller)).toBeLessThanOrEqual(largest);
				expect(Math.min(larger, smaller)).toBeGreaterThanOrEqual(smallest);
				if (larger < largest)
					expect(nextZoom(larger, -1)).toBeLessThanOrEqual(Math.max(percent, smallest));
			})
		);
	});
});

describe('readZoom', () => {
	it('fits the width where nothing sensible was kept', () => {
		for (const kept of [null, '', 'fit', '12', '9000', 'NaN']) expect(readZoom(kept)).toBeNull();
		expect(readZoom('125')).toBe(125);
	});
});
