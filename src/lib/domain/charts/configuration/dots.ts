import type { Marks } from '../figure';
import {
	labelFont,
	lineHeight,
	setKey,
	setLines,
	smallFont,
	type Box,
	type Content,
	type Inscription,
	type Mark,
	type Rule,
	type Size,
	type Swatch
} from './layout';
import type { Font, Theme } from './theme';
import { widest, wrapText } from './wrap';

const headFont: Font = { family: 'sans', weight: 600, size: 13 };
const diameter = 20;
const gutter = 12;

/** Lays out a matrix of discs (values) and squares (missing), each with its word where it fits. */
export function layOutDots(
	marks: Extract<Marks, { form: 'dots' }>,
	{ width, measure }: Size,
	theme: Theme
): Content {
	const { rows, columns } = marks;
	const column = Math.ceil(
		Math.min(
			widest(
				rows.map((row) => row.label),
				labelFont,
				measure
			),
			width * 0.25
		)
	);
	const left = column + gutter;
	const isRemarked = rows.some((row) => row.remark);
	// What is said of a row stands beside its dots where there is room, and under them on a phone.
	const remarkWidth = isRemarked && width >= 560 ? Math.round((width - left) * 0.46) : 0;
	const plotWidth = width - left - remarkWidth;
	const cellWidth = plotWidth / Math.max(1, columns.length);
	const longest = widest(
		rows.flatMap((row) => row.dots.map((dot) => dot.short)),
		smallFont,
		measure
	);
	const worded = diameter + 8 + longest + gutter <= cellWidth;
	const pitch = 34;

	const headStep = lineHeight(headFont);
	const headWidth = cellWidth - (worded ? gutter : 6);
	const words = columns.flatMap((label) => label.split(/[\s-]+/));
	// Where a column is narrower than a word of its heading, a number stands for the heading.
	const numbered = widest(words, headFont, measure) > headWidth;
	const heads = columns.map((label, part) =>
		numbered ? [String(part + 1)] : wrapText(label, headFont, headWidth, measure)
	);

	const inscriptions: Inscription[] = [];
	let listHeight = 0;
	if (numbered) {
		for (const [part, label] of columns.entries()) {
			const lines = wrapText(label, smallFont, width - 18, measure);
			inscriptions.push(
				...setLines(
					[String(part + 1)],
					{ x: 0, top: listHeight },
					{ font: headFont, fill: theme.ink }
				),
				...setLines(lines, { x: 18, top: listHeight }, { font: smallFont, fill: theme.ink2 })
			);
			listHeight += lines.length * headStep + 3;
		}
		listHeight += 8;
	}
	if (remarkWidth) {
		heads.push(wrapText(marks.remarks ?? '', headFont, remarkWidth - gutter, measure));
	}
	const headHeight =
		listHeight + Math.max(0, ...heads.map((lines) => lines.length)) * headStep + 10;

	const drawn: Mark[] = [];
	const regions: Box[] = [];
	const swatches: Swatch[] = [];
	const rules: Rule[] = [
		{ x1: 0, x2: width, y1: headHeight, y2: headHeight, colour: theme.ink, width: 1 }
	];
	const middleOf = (part: number) =>
		Math.round(left + part * cellWidth + (worded ? diameter / 2 : cellWidth / 2));
	for (const [part, lines] of heads.entries()) {
		const isRemarks = part === columns.length;
		inscriptions.push(
			...setLines(
				lines,
				{
					x: isRemarks
						? left + plotWidth + gutter
						: worded
							? left + part * cellWidth
							: middleOf(part),
					top: headHeight - 8 - lines.length * headStep
				},
				{ font: headFont, fill: theme.ink, align: worded || isRemarks ? 'left' : 'center' }
			)
		);
	}
	let top = headHeight;
	for (const [index, row] of rows.entries()) {
		const label = wrapText(row.label, labelFont, column, measure);
		const remark = row.remark
			? wrapText(row.remark, smallFont, remarkWidth ? remarkWidth - gutter : plotWidth, measure)
			: [];
		const remarkHeight = remark.length * lineHeight(smallFont);
		const ownHeight = Math.max(
			pitch,
			label.length * lineHeight(labelFont) + 10,
			remarkWidth ? remarkHeight + 10 : 0
		);
		const height = ownHeight + (remarkWidth || !remark.length ? 0 : remarkHeight + 4);
		const middle = top + Math.round(ownHeight / 2);
		inscriptions.push(
			...setLines(
				remark,
				remarkWidth
					? { x: left + plotWidth + gutter, middle }
					: { x: left, top: top + ownHeight - 3 },
				{ font: smallFont, fill: theme.ink2 }
			)
		);
		inscriptions.push(
			...setLines(
				label,
				{ x: column, middle },
				{ font: labelFont, fill: theme.ink, align: 'right' }
			)
		);
		for (const [part, dot] of row.dots.entries()) {
			const x = middleOf(part);
			if (dot.known) {
				drawn.push({
					row: index,
					from: 0,
					to: x - left,
					middle,
					look: dot.look,
					label: dot.label
				});
			} else if (dot.look.glyph) {
				swatches.push({
					x: x - diameter / 2,
					y: middle - diameter / 2,
					width: diameter,
					height: diameter,
					look: dot.look,
					shape: 'box'
				});
			}
			if (worded) {
				inscriptions.push(
					...setLines(
						[dot.short],
						{ x: x + diameter / 2 + 8, middle },
						{ font: smallFont, fill: dot.known ? theme.ink : dot.look.onFill }
					)
				);
			}
			regions.push({
				x: left + part * cellWidth - (worded ? 6 : 0),
				y: top + 1,
				width: cellWidth - (worded ? 6 : 0),
				height: height - 2
			});
		}
		top += height;
		rules.push({ x1: 0, x2: width, y1: top, y2: top, colour: theme.rule, width: 1 });
	}
	// Words stand beside the dots where there is room, and in a key where there is not.
	const key = setKey(worded ? [] : marks.key, { x: 0, top: top + 12, width }, theme, measure);
	return {
		height: top + 1 + (key.height ? 12 + key.height : 0),
		plot: { x: left, y: 0, width: plotWidth, height: top, max: plotWidth },
		thickness: diameter,
		marks: drawn,
		inscriptions: [...inscriptions, ...key.inscriptions],
		swatches: [...swatches, ...key.swatches],
		tags: [],
		rules,
		regions
	};
}
