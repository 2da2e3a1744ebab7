/**
 * Makes one path of lines that follow each other in an SVG and look the same: the dashes of a break, the rules
 * between rows. Long ones are left alone, being shapes that may come again, and so is what has a fill or lets
 * the ground through, for there each path counts.
 */
export function joinStrokes(svg: string): string {
	const runs =
		/<path (fill="none" stroke="[^"]*"(?: stroke-(?!opacity)[a-z]+="[^"]*")* )d="[^"]{1,100}"\/>(?:<path \1d="[^"]{1,100}"\/>)+/g;
	return svg.replace(runs, (run, look: string) => {
		const lines = [...run.matchAll(/ d="([^"]*)"/g)].map(([, line]) => line);
		return `<path ${look}d="${lines.join('')}"/>`;
	});
}
