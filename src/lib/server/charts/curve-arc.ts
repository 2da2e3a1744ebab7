/** Where a curve ends, with its two handles: across and down, each. */
type Curve = [number, number, number, number, number, number];

/**
 * An arc, clockwise, as a few cubic curves, a quarter of a turn at most each: they leave a circle by less than
 * a thousandth of its radius. The canvas would write out some eighty for a circle.
 * @param radius pixels, as the place of the middle
 * @param from in radians, as `to`, which is not less
 */
export function curveArc(
	x: number,
	y: number,
	radius: number,
	from: number,
	to: number
): { start: [number, number]; curves: Curve[] } {
	const count = Math.max(1, Math.ceil((to - from) / (Math.PI / 2) - 1e-9));
	const step = (to - from) / count;
	const reach = (4 / 3) * Math.tan(step / 4);
	const at = (angle: number, along: number): [number, number] => [
		x + radius * (Math.cos(angle) - along * Math.sin(angle)),
		y + radius * (Math.sin(angle) + along * Math.cos(angle))
	];
	const curves = Array.from({ length: count }, (_, index): Curve => {
		const [first, last] = [from + index * step, from + (index + 1) * step];
		return [...at(first, reach), ...at(last, -reach), ...at(last, 0)];
	});
	return { start: at(from, 0), curves };
}
