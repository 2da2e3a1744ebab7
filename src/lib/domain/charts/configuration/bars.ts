import type { BarRow, Marks } from '../figure';
import {
	labelFont,
	lineHeight,
	setKey,
	setLines,
	sizeTag,
	smallFont,
	strongFont,
	tagFont,
	type Box,
	type Content,
	type Inscription,
	type Mark,
	type Rule,
	type Size,
	type Swatch,
	type Tag
} from './layout';
import type { Theme } from './theme';
import { widest, wrapText } from './wrap';

const gutter = 12;
const thickness = 20;
const gap = 14;
const swatchWidth = 34;
const air = 8;

/** Lays out bars with their figures beside them, and in place of a missing one its reason. */
export function layOutBars(
	marks: Extract<Marks, { form: 'bars' }>,
	{ width, measure }: Size,
	theme: Theme
): Content {
	const { rows } = marks;
	const natural = widest(
		rows.map((row) => row.label),
		labelFont,
		measure
	);
	const beside = natural <= width * 0.3 || width >= 560;
	const column = beside ? Math.ceil(Math.min(natural, width * 0.3)) : 0;
	const left = beside ? column + gutter : 1;
	const plotWidth = width - left;
	const step = lineHeight(labelFont);
	const smallStep = lineHeight(smallFont);

	const valued = rows.filter((row): row is BarRow & { value: number } => row.value !== null);
	const most = Math.max(0, ...valued.map((row) => row.value));
	const leadWidth = (row: BarRow) => measure(row.lead, strongFont);
	const textWidth = (row: BarRow) =>
		leadWidth(row) + (row.more ? air + measure(row.more, smallFont) : 0);
	/** Pixels for each unit of value that leave every bar its words. */
	const scaleFor = (words: (row: BarRow) => number) =>
		Math.min(
			...valued
				.filter((row) => row.value > 0)
				.map((row) => (plotWidth - air - words(row)) / row.value),
			(plotWidth - air) / (most || 1)
		);
	const inlineScale = scaleFor(textWidth);
	const inline = inlineScale * most >= plotWidth * 0.34;
	const scale = inline ? inlineScale : Math.max(scaleFor(leadWidth), 0);

	const inscriptions: Inscription[] = [];
	const drawn: Mark[] = [];
	const regions: Box[] = [];
	const swatches: Swatch[] = [];
	const tags: Tag[] = [];
	const rules: Rule[] = [];
	let top = 0;
	for (const [index, row] of rows.entries()) {
		const lines = wrapText(row.label, labelFont, beside ? column : width, measure);
		const above = beside ? 0 : lines.length * step + 4;
		const middle = top + above + thickness / 2;
		const start = top + above;
		let bottom = start + thickness;
		if (row.value !== null) {
			const end = left + row.value * scale;
			drawn.push({
				row: index,
				from: 0,
				to: row.value,
				middle,
				look: row.look,
				label: row.label
			});
			inscriptions.push(
				...setLines([row.lead], { x: end + air, middle }, { font: strongFont, fill: theme.ink })
			);
			if (row.more && inline) {
				inscriptions.push(
					...setLines(
						[row.more],
						{ x: end + air + leadWidth(row) + air, middle },
						{ font: smallFont, fill: theme.ink3 }
					)
				);
			} else if (row.more) {
				const more = wrapText(row.more, smallFont, plotWidth - air, measure);
				inscriptions.push(
					...setLines(
						more,
						{ x: left + air, top: bottom + 2 },
						{ font: smallFont, fill: theme.ink3 }
					)
				);
				bottom += 2 + more.length * smallStep;
			}
		} else {
			const boxed = row.look.texture === 'hatched' || row.look.texture === 'dashed';
			if (boxed) {
				swatches.push({
					x: left + 4,
					y: middle - 9,
					width: swatchWidth,
					height: 18,
					look: row.look,
					shape: 'box'
				});
			}
			const x = left + (boxed ? 4 + swatchWidth + air : air);
			const words = row.more ? `${row.lead} · ${row.more}` : row.lead;
			const said = wrapText(words, labelFont, width - x, measure);
			const fill = boxed ? row.look.onFill : theme.ink3;
			inscriptions.push(
				...setLines(said, { x, top: middle - step / 2 }, { font: labelFont, fill })
			);
			let line = said.length - 1;
			let tagX = x + measure(said.at(-1) ?? '', labelFont) + 12;
			for (const text of row.tags) {
				const size = sizeTag(text, measure);
				if (tagX + size.width > width) {
					tagX = x;
					line += 1;
				}
				tags.push({
					...size,
					x: tagX,
					y: middle + line * (step + 2) - size.height / 2,
					text,
					font: tagFont,
					colour: row.look.onFill
				});
				tagX += size.width + 8;
			}
			bottom = Math.max(bottom, middle + (line + 0.5) * (step + (row.tags.length ? 2 : 0)));
		}
		const labelBottom = beside ? middle + (lines.length - 0.5) * step : bottom;
		bottom = Math.max(bottom, labelBottom);
		inscriptions.push(
			...setLines(lines, beside ? { x: column, top: middle - step / 2 } : { x: 0, top }, {
				font: labelFont,
				fill: theme.ink,
				align: beside ? 'right' : 'left'
			})
		);
		rules.push({
			x1: left,
			x2: left,
			y1: start - (beside ? 4 : 2),
			y2: bottom + (beside ? 4 : 2),
			colour: theme.axis,
			width: 1
		});
		regions.push({ x: left, y: start - 4, width: plotWidth, height: bottom - start + 8 });
		top = bottom + gap;
	}
	const plotHeight = Math.max(0, top - gap) + 4;
	const key = setKey(
		marks.key,
		{ x: left, top: plotHeight + 12, width: plotWidth },
		theme,
		measure
	);
	return {
		height: plotHeight + (key.height ? 12 + key.height : 0),
		plot: { x: left, y: 0, width: plotWidth, height: plotHeight, max: plotWidth / (scale || 1) },
		thickness,
		marks: drawn,
		inscriptions: [...inscriptions, ...key.inscriptions],
		swatches: [...swatches, ...key.swatches],
		tags,
		rules,
		regions
	};
}
