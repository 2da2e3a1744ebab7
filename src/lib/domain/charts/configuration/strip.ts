import type { Marks, StripRow } from '../figure';
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
	type Rule,
	type Size
} from './layout';
import type { Theme } from './theme';
import { widest, wrapText } from './wrap';

/** More than half a disc, which may stand at the beginning of the axis. */
const gutter = 16;
const diameter = 16;
const gap = 10;
const air = 8;

/** The values at which the axis is numbered: multiples of the line's, few enough not to touch. */
function numberAxis(most: number, line: number, width: number): number[] {
	const roomy = Math.max(1, Math.floor(width / 44));
	const every = line * Math.max(1, Math.ceil(most / line / roomy));
	return Array.from({ length: Math.floor(most / every) + 1 }, (_, index) => index * every);
}

/**
 * Lays out a strip: each row's value as a disc, or as an arrow where it is not at its end yet, against
 * the line. Words stand beside the strip where there is room, and above it on a phone; in place of a
 * missing value is its reason.
 */
export function layOutStrip(
	marks: Extract<Marks, { form: 'strip' }>,
	{ width, measure }: Size,
	theme: Theme
): Content {
	const { rows, line } = marks;
	const step = lineHeight(labelFont);
	const smallStep = lineHeight(smallFont);
	const beside = width >= 560;
	const natural = widest(
		rows.map((row) => row.label),
		labelFont,
		measure
	);
	const column = beside ? Math.ceil(Math.min(natural, width * 0.2)) : 0;
	const left = beside ? column + gutter : diameter / 2;
	const valued = rows.filter((row): row is StripRow & { value: number } => row.value !== null);
	// The widest words, but no more than the strip itself can spare.
	const wordsWidth = beside
		? Math.min(
				Math.max(
					widest(
						valued.map((row) => row.lead),
						strongFont,
						measure
					),
					widest(
						valued.flatMap((row) => row.more ?? []),
						smallFont,
						measure
					)
				),
				width * 0.3
			)
		: 0;
	// Half a disc may stand beyond the end of the axis.
	const right = width - diameter / 2 - (wordsWidth ? wordsWidth + gutter : 0);
	const plotWidth = right - left;
	const max = Math.max(line.at * 1.5, ...valued.map((row) => row.value));
	const unit = plotWidth / max;
	const lineX = left + line.at * unit;

	const inscriptions: Inscription[] = [];
	const drawn: Mark[] = [];
	const regions: Box[] = [];
	const rules: Rule[] = [];

	// What the line is, over the numbers of the axis.
	const named = measure(line.label, strongFont);
	inscriptions.push(
		...setLines(
			[line.label],
			{ x: lineX + named <= width ? lineX : Math.min(lineX, width), top: 0 },
			{
				font: strongFont,
				fill: theme.ink,
				align: lineX + named <= width ? 'left' : 'right'
			}
		),
		...numberAxis(max, line.at, plotWidth).flatMap((value) =>
			setLines(
				[String(value)],
				{ x: left + value * unit, top: step },
				{ font: smallFont, fill: theme.ink3, align: 'center' }
			)
		)
	);
	const headHeight = step + smallStep + 6;

	let top = headHeight;
	for (const [index, row] of rows.entries()) {
		const { value } = row;
		const label = wrapText(row.label, labelFont, beside ? column : width, measure);
		const start = top;
		let middle: number;
		let bottom: number;
		if (beside) {
			const x = value === null ? left + air : right + diameter / 2 + gutter;
			const lead = wrapText(row.lead, value === null ? labelFont : strongFont, width - x, measure);
			const more = row.more === null ? [] : wrapText(row.more, smallFont, width - x, measure);
			const wordsHeight = lead.length * step + more.length * smallStep;
			const height = Math.max(label.length * step, wordsHeight, diameter + 4);
			middle = start + height / 2;
			bottom = start + height;
			inscriptions.push(
				...setLines(
					label,
					{ x: column, middle },
					{ font: labelFont, fill: theme.ink, align: 'right' }
				),
				...setLines(
					lead,
					{ x, top: middle - wordsHeight / 2 },
					value === null
						? { font: labelFont, fill: row.look.onFill }
						: { font: strongFont, fill: theme.ink }
				),
				...setLines(
					more,
					{ x, top: middle - wordsHeight / 2 + lead.length * step },
					{ font: smallFont, fill: theme.ink2 }
				)
			);
		} else {
			const leadFont = value === null ? labelFont : strongFont;
			const leadFill = value === null ? row.look.onFill : theme.ink;
			const last = label.at(-1) ?? '';
			const after = measure(last, labelFont) + air;
			const isInline = after + measure(row.lead, leadFont) <= width;
			const leadTop = start + (label.length - (isInline ? 1 : 0)) * step;
			const lead = isInline ? [row.lead] : wrapText(row.lead, leadFont, width, measure);
			const more = row.more === null ? [] : wrapText(row.more, smallFont, width, measure);
			const moreTop = leadTop + lead.length * step;
			inscriptions.push(
				...setLines(label, { x: 0, top: start }, { font: labelFont, fill: theme.ink }),
				...setLines(
					lead,
					{ x: isInline ? after : 0, top: leadTop },
					{ font: leadFont, fill: leadFill }
				),
				...setLines(more, { x: 0, top: moreTop }, { font: smallFont, fill: theme.ink2 })
			);
			const wordsBottom = moreTop + more.length * smallStep;
			middle = wordsBottom + 2 + diameter / 2;
			bottom = value === null ? wordsBottom : wordsBottom + 2 + diameter;
		}
		if (value !== null) {
			const y = middle;
			const reach = beside ? (bottom - start + gap) / 2 : diameter / 2 + 2;
			const end = left + value * unit - diameter / 2;
			rules.push(
				{ x1: left, x2: right, y1: y, y2: y, colour: theme.rule, width: 1 },
				{ x1: lineX, x2: lineX, y1: y - reach, y2: y + reach, colour: theme.ink, width: 1.5 },
				// Where it began is on the axis too, so that no disc hangs in the air.
				...(end > left && !row.isOpen
					? [{ x1: left, x2: end, y1: y, y2: y, colour: row.look.line, width: 1 }]
					: [])
			);
			drawn.push({
				row: index,
				from: 0,
				to: value,
				middle: y,
				look: row.look,
				label: row.isOpen ? 'arrow' : 'disc',
				isArrow: row.isOpen
			});
		}
		regions.push({ x: 0, y: start - 2, width, height: bottom - start + 4 });
		top = bottom + gap;
	}
	const plotHeight = Math.max(headHeight, top - gap) + 4;
	const key = setKey(
		marks.key,
		{ x: beside ? left : 0, top: plotHeight + 12, width: width - (beside ? left : 0) },
		theme,
		measure
	);
	return {
		height: plotHeight + (key.height ? 12 + key.height : 0),
		plot: { x: left, y: 0, width: plotWidth, height: plotHeight, max },
		thickness: diameter,
		marks: drawn,
		inscriptions: [...inscriptions, ...key.inscriptions],
		swatches: key.swatches,
		tags: [],
		rules,
		regions
	};
}
