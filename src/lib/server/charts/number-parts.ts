/**
 * Names the parts of an SVG by their order in it. The canvas counts them on from picture to picture, so that
 * the same chart drawn twice, or on two servers, would not be the same bytes.
 * @param prefix keeps the names of parts apart from those of other pictures in a page
 */
export function numberParts(svg: string, prefix: string): string {
	const names = new Map<string, string>();
	for (const [, id = ''] of svg.matchAll(/\bid="([^"]+)"/g)) {
		if (!names.has(id)) names.set(id, `${prefix}${names.size.toString(36)}`);
	}
	return svg.replace(/(\bid="|url\(#|href="#)([^")]+)/g, (whole, before: string, id: string) =>
		names.has(id) ? `${before}${names.get(id)}` : whole
	);
}
