/** What is short costs less written out than named. */
const worthSharing = 160;

const pairs = /(-?[\d.]+)[ ,](-?[\d.]+)/g;
const tenth = (number: number) => Math.round(number * 10) / 10;

/**
 * Makes an SVG's repeated shapes (the same glyph in many cells) one definition and many uses. Two paths
 * are the same shape where they differ by a whole shift, to a tenth of a pixel, and in nothing else.
 * @param prefix keeps the names of shapes apart from those of other pictures in a page
 */
export function shareShapes(svg: string, prefix: string): string {
	const path = /<path ([^>]*)\bd="M(-?[\d.]+) (-?[\d.]+)([^"]*)"([^>]*)\/>/g;
	const shapes = new Map<string, { count: number; id: string | null }>();
	const shapeOf = (before: string, x: number, y: number, rest: string, after: string) => {
		const moved = rest.replace(
			pairs,
			(_, px: string, py: string) => `${tenth(Number(px) - x)} ${tenth(Number(py) - y)}`
		);
		return `<path ${before}d="M0 0${moved}"${after}`;
	};
	for (const [whole, before = '', x, y, rest = '', after = ''] of svg.matchAll(path)) {
		if (whole.length < worthSharing) continue;
		const shape = shapeOf(before, Number(x), Number(y), rest, after);
		shapes.set(shape, { count: (shapes.get(shape)?.count ?? 0) + 1, id: null });
	}
	let named = 0;
	return svg.replace(
		path,
		(whole, before: string, x: string, y: string, rest: string, after: string) => {
			if (whole.length < worthSharing) return whole;
			const shape = shapeOf(before, Number(x), Number(y), rest, after);
			const entry = shapes.get(shape);
			if (!entry || entry.count < 2) return whole;
			const place = `x="${x}" y="${y}"/>`;
			if (entry.id) return `<use xlink:href="#${entry.id}" ${place}`;
			entry.id = `${prefix}${(named++).toString(36)}`;
			return `<defs>${shape} id="${entry.id}"/></defs><use xlink:href="#${entry.id}" ${place}`;
		}
	);
}
