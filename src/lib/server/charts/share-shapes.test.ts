import { describe, expect, it } from 'vitest';
import { shareShapes } from './share-shapes';

const zigzag = (x: number, y: number) =>
	`M${x} ${y}` +
	Array.from({ length: 40 }, (_, index) => `L${x + index} ${y + (index % 2)}`).join('');
const path = (x: number, y: number, fill = 'red') => `<path fill="${fill}" d="${zigzag(x, y)}"/>`;

describe('shareShapes', () => {
	it('defines a repeated shape once and uses it at each of its places', () => {
		const shared = shareShapes(path(10, 20) + path(30, 40), 'a');
		expect(shared.match(/<path /g)).toHaveLength(1);
		expect(shared).toContain('id="a0"');
		expect(shared).toContain('<use xlink:href="#a0" x="10" y="20"/>');
		expect(shared).toContain('<use xlink:href="#a0" x="30" y="40"/>');
		expect(shared.length).toBeLessThan((path(10, 20) + path(30, 40)).length);
	});

	it('keeps shapes of another colour apart', () => {
		const svg = path(10, 20) + path(30, 40, 'blue');
		expect(shareShapes(svg, 'a')).toBe(svg);
	});

	it('leaves short paths as they are', () => {
		const svg = '<path d="M1 1L2 2"/><path d="M5 5L6 6"/>';
		expect(shareShapes(svg, 'a')).toBe(svg);
	});
});
