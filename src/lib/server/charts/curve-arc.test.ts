import { describe, expect, it } from 'vitest';
import { curveArc } from './curve-arc';

/** Where a curve is after a part of its way. */
function along(start: number[], curve: number[], part: number): [number, number] {
	const points = [start, curve.slice(0, 2), curve.slice(2, 4), curve.slice(4)];
	const weights = [
		(1 - part) ** 3,
		3 * part * (1 - part) ** 2,
		3 * part ** 2 * (1 - part),
		part ** 3
	];
	const sum = (axis: number) =>
		points.reduce((total, point, index) => total + point[axis]! * weights[index]!, 0);
	return [sum(0), sum(1)];
}

describe('curveArc', () => {
	it.each([
		['a circle', 0, 2 * Math.PI, 4],
		['the left half', Math.PI / 2, (3 * Math.PI) / 2, 2],
		['a hook', Math.PI, 2.35 * Math.PI, 3]
	])('keeps to %s', (_, from, to, count) => {
		const { start, curves } = curveArc(20, 30, 10, from, to);
		expect(curves).toHaveLength(count);
		let [before, turned] = [start as number[], from];
		for (const curve of curves) {
			for (const part of [0, 0.25, 0.5, 0.75, 1]) {
				const [x, y] = along(before, curve, part);
				expect(Math.hypot(x - 20, y - 30)).toBeCloseTo(10, 2);
			}
			turned += (to - from) / count;
			before = curve.slice(4);
			expect(before[0]).toBeCloseTo(20 + 10 * Math.cos(turned));
			expect(before[1]).toBeCloseTo(30 + 10 * Math.sin(turned));
		}
	});
});
