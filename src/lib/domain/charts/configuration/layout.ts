import type { KeyEntry, Look } from '../figure';
import type { Font, Theme } from './theme';
import { wrapText, type Measure } from './wrap';

/** A line of text on the drawing; `y` is its baseline. */
export interface Inscription {
	text: string;
	x: number;
	y: number;
	font: Font;
	fill: string;
	align: 'left' | 'center' | 'right';
	/** A ground under the text, where it would stand on a hatch. */
	plate: string | null;
}

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A textured box, a disc, an arrow or a break that stands for no value: an entry of the key, or why one is missing. */
export interface Swatch extends Box {
	look: Look;
	shape: 'box' | 'disc' | 'arrow' | 'break';
}

/** A framed word, such as the section a refusal cites. */
export interface Tag extends Box {
	text: string;
	font: Font;
	colour: string;
}

export interface Rule {
	x1: number;
	y1: number;
	x2: number;
	y2: number;
	colour: string;
	width: number;
}

/** One mark that Chart.js draws: a bar's part from `from` to `to`, a disc at `to`, or an arrow up to it. */
export interface Mark {
	/** The index of its row and, in `regions` and `points`, of itself. */
	row: number;
	from: number;
	to: number;
	/** Distance of its middle from the top of the plot. */
	middle: number;
	look: Look;
	label: string;
	/** Whether it is an arrow, which is not at its end yet. */
	isArrow?: boolean;
	/** Where the middle of its glyph is from the left of the plot, where a part of a bar has one. */
	glyphX?: number;
}

/** Where everything goes, in pixels. Worked out before anything is drawn. */
export interface Layout {
	width: number;
	height: number;
	/** The plot; `max` is the value at its right edge. */
	plot: Box & { max: number };
	thickness: number;
	marks: Mark[];
	inscriptions: Inscription[];
	swatches: Swatch[];
	tags: Tag[];
	rules: Rule[];
	/** The box of each of the figure's points, in their order. */
	regions: Box[];
}

export interface Size {
	/** Pixels. */
	width: number;
	measure: Measure;
}

/** What a form of drawing fills in; a frame then goes round it. */
export type Content = Omit<Layout, 'width'>;

export const labelFont: Font = { family: 'sans', weight: 400, size: 14 };
export const strongFont: Font = { family: 'sans', weight: 600, size: 14 };
export const smallFont: Font = { family: 'sans', weight: 400, size: 13 };
export const tagFont: Font = { family: 'sans', weight: 600, size: 12 };

export const lineHeight = (font: Font): number => Math.round(font.size * 1.3);

/** A line of short dashes down from a place: a drawing has none of its own. */
export function dashDown(x: number, top: number, bottom: number, colour: string): Rule[] {
	const dashes: Rule[] = [];
	for (let y = top; y < bottom; y += 7) {
		dashes.push({ x1: x, x2: x, y1: y, y2: Math.min(y + 4, bottom), colour, width: 1.2 });
	}
	return dashes;
}

/** How far a baseline stands below the middle of its line. */
const baselineDrop = (font: Font): number => font.size * 0.34;

/** Lines of text set from a top edge, or about a middle. */
export function setLines(
	lines: readonly string[],
	at: { x: number; top: number } | { x: number; middle: number },
	style: { font: Font; fill: string; align?: Inscription['align']; plate?: string | null }
): Inscription[] {
	const step = lineHeight(style.font);
	const top = 'top' in at ? at.top : at.middle - (lines.length * step) / 2;
	return lines.map((text, index) => ({
		text,
		x: at.x,
		y: top + step * (index + 0.5) + baselineDrop(style.font),
		font: style.font,
		fill: style.fill,
		align: style.align ?? 'left',
		plate: style.plate ?? null
	}));
}

const swatchSize = 14;
const keyStep = 22;

/** The key, flowing in as many lines as it takes. */
export function setKey(
	key: readonly KeyEntry[],
	at: { x: number; top: number; width: number },
	theme: Theme,
	measure: Measure
): { swatches: Swatch[]; inscriptions: Inscription[]; height: number } {
	const swatches: Swatch[] = [];
	const inscriptions: Inscription[] = [];
	let x = 0;
	let line = 0;
	for (const entry of key) {
		const room = at.width - swatchSize - 6;
		const lines = wrapText(entry.label, smallFont, room, measure);
		const width = swatchSize + 6 + Math.max(...lines.map((text) => measure(text, smallFont)));
		if (x > 0 && x + width > at.width) {
			x = 0;
			line += 1;
		}
		const middle = at.top + line * keyStep + keyStep / 2;
		swatches.push({
			x: at.x + x,
			y: middle - swatchSize / 2,
			width: swatchSize,
			height: swatchSize,
			look: entry.look,
			shape: entry.break ? 'break' : entry.arrow ? 'arrow' : entry.disc ? 'disc' : 'box'
		});
		inscriptions.push(
			...setLines(
				lines,
				{ x: at.x + x + swatchSize + 6, top: middle - lineHeight(smallFont) / 2 },
				{ font: smallFont, fill: theme.ink2 }
			)
		);
		line += lines.length - 1;
		x += width + 18;
	}
	return { swatches, inscriptions, height: key.length ? (line + 1) * keyStep : 0 };
}

/** The box of a tag with its text. */
export function sizeTag(text: string, measure: Measure): { width: number; height: number } {
	return { width: Math.ceil(measure(text, tagFont)) + 10, height: 18 };
}
