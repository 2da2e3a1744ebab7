import type { Glyph, Look, Marks, Segment } from '../figure';
import {
	labelFont,
	lineHeight,
	setKey,
	setLines,
	smallFont,
	strongFont,
	type Box,
	type Content,
	type Inscription,
	type Mark,
	type Size
} from './layout';
import type { Theme } from './theme';
import { widest, wrapText } from './wrap';

const gutter = 12;

/** How high and wide a glyph in a bar is, and how far from its count. */
export const glyphSize = 12;
const glyphGap = 5;

/** Whether a part of a bar needs its glyph to be told from others: a hatch or a dashed outline does not. */
export const hasGlyph = (look: Look): look is Look & { glyph: Glyph } =>
	look.glyph !== null && (look.texture === 'solid' || look.texture === 'none');

/** Lays out stacked bars, each as long as the plot: parts of a whole, with their counts inside. */
export function layOutStacks(
	marks: Extract<Marks, { form: 'stacks' }>,
	{ width, measure }: Size,
	theme: Theme
): Content {
	const { rows } = marks;
	const natural = widest(
		rows.map((row) => row.label),
		labelFont,
		measure
	);
	// Labels stand beside the bars where there is room, and above them on a phone.
	const beside = natural <= width * 0.3 || width >= 560;
	const column = beside ? Math.ceil(Math.min(natural, width * 0.34)) : 0;
	const left = beside ? column + gutter : 0;
	const plotWidth = width - left;
	const thickness = width >= 560 ? 34 : 28;
	const step = lineHeight(labelFont);
	const gap = rows.some((row) => row.remark) ? 18 : 12;

	const inscriptions: Inscription[] = [];
	const drawn: Mark[] = [];
	const regions: Box[] = [];
	let top = 0;
	for (const [index, row] of rows.entries()) {
		const lines = wrapText(row.label, labelFont, beside ? column : width, measure);
		const total = row.segments.reduce((sum, segment) => sum + segment.value, 0);
		const glyphRoom = (look: Look) => (hasGlyph(look) ? glyphSize + glyphGap : 0);
		const widthOf = ({ value, look }: Segment) =>
			measure(String(value), strongFont) + glyphRoom(look);
		const fits = (segment: Segment) => widthOf(segment) + 8 <= (segment.value / total) * plotWidth;
		// What is too wide for its part is written under the bar, so that every count is there.
		const words = [
			...row.segments
				.filter((segment) => !fits(segment))
				.map((segment) => `${segment.label} ${segment.value}`),
			...(row.remark ? [row.remark] : [])
		].join(' · ');
		const remark = words ? wrapText(words, smallFont, plotWidth, measure) : [];
		const remarkHeight = remark.length ? remark.length * lineHeight(smallFont) + 4 : 0;
		const above = beside ? 0 : lines.length * step + 3;
		const labelHeight = lines.length * step;
		const rowHeight = beside
			? Math.max(thickness + remarkHeight, (thickness + labelHeight) / 2, labelHeight)
			: above + thickness + remarkHeight;
		// A label of many lines starts with its bar rather than being centred far above it.
		const centred = beside && labelHeight <= thickness;
		const middle = top + above + thickness / 2;
		inscriptions.push(
			...setLines(
				lines,
				beside ? (centred ? { x: column, middle } : { x: column, top: top }) : { x: 0, top },
				{ font: labelFont, fill: theme.ink, align: beside ? 'right' : 'left' }
			),
			...setLines(
				remark,
				{ x: left, top: top + above + thickness + 4 },
				{ font: smallFont, fill: theme.ink3 }
			)
		);
		let from = 0;
		for (const segment of row.segments) {
			const to = from + segment.value / total;
			const box = {
				x: left + from * plotWidth,
				y: middle - thickness / 2,
				width: (to - from) * plotWidth,
				height: thickness
			};
			const isWritten = fits(segment);
			const start = box.x + (box.width - 2 - widthOf(segment)) / 2;
			drawn.push({
				row: index,
				from,
				to,
				middle,
				look: segment.look,
				label: segment.label,
				...(isWritten && hasGlyph(segment.look) ? { glyphX: start + glyphSize / 2 - left } : {})
			});
			regions.push(box);
			if (isWritten) {
				inscriptions.push(
					...setLines(
						[String(segment.value)],
						{ x: box.x + box.width / 2 - 1 + glyphRoom(segment.look) / 2, middle },
						{
							font: strongFont,
							fill: segment.look.onFill,
							align: 'center',
							plate: segment.look.texture === 'hatched' ? segment.look.fill : null
						}
					)
				);
			}
			from = to;
		}
		top += rowHeight + gap;
	}
	const plotHeight = Math.max(0, top - gap);
	const key = setKey(
		marks.key,
		{ x: left, top: plotHeight + 14, width: plotWidth },
		theme,
		measure
	);
	return {
		height: plotHeight + (key.height ? 14 + key.height : 0),
		plot: { x: left, y: 0, width: plotWidth, height: plotHeight, max: 1 },
		thickness,
		marks: drawn,
		inscriptions: [...inscriptions, ...key.inscriptions],
		swatches: key.swatches,
		tags: [],
		rules: [],
		regions
	};
}
