import {
	lineHeight,
	setLines,
	smallFont,
	type Box,
	type Content,
	type Inscription,
	type Layout
} from './layout';
import type { Font, Theme } from './theme';
import { wrapText, type Measure } from './wrap';

/** What a picture carries with it when it leaves its page. */
export interface Caption {
	headline: string;
	subtitle: string;
	/** Source, date, edition and address, a line each. */
	footer: string[];
}

const headFont: Font = { family: 'serif', weight: 600, size: 26 };
const subtitleFont: Font = { family: 'sans', weight: 400, size: 16 };

/** The margin round a picture that stands on its own. */
export const margin = 32;

const shift = <T extends { x: number; y: number }>(one: T, x: number, y: number): T => ({
	...one,
	x: one.x + x,
	y: one.y + y
});

/** Moves a content, for something to go above it and beside it. */
function moveContent(content: Content, x: number, y: number): Content {
	const box = <T extends Box>(one: T): T => shift(one, x, y);
	return {
		...content,
		plot: box(content.plot),
		inscriptions: content.inscriptions.map((one) => shift(one, x, y)),
		swatches: content.swatches.map(box),
		tags: content.tags.map(box),
		rules: content.rules.map((one) => ({
			...one,
			x1: one.x1 + x,
			x2: one.x2 + x,
			y1: one.y1 + y,
			y2: one.y2 + y
		})),
		regions: content.regions.map(box)
	};
}

/** A drawing for a page, which says the rest around it. Strokes at the edge keep their whole width. */
export function withoutFrame(content: Content, width: number): Layout {
	const moved = moveContent(content, 1, 6);
	return { ...moved, width, height: Math.ceil(content.height + 10) };
}

/** A drawing that stands on its own: headline and measure above it, source and address below. */
export function withFrame(
	content: Content,
	caption: Caption,
	width: number,
	theme: Theme,
	measure: Measure
): Layout {
	const inner = width - 2 * margin;
	const head = wrapText(caption.headline, headFont, inner, measure);
	const subtitle = wrapText(caption.subtitle, subtitleFont, inner, measure);
	let top = margin - 4;
	const inscriptions: Inscription[] = setLines(
		head,
		{ x: margin, top },
		{ font: headFont, fill: theme.ink }
	);
	top += head.length * lineHeight(headFont) + 6;
	inscriptions.push(
		...setLines(subtitle, { x: margin, top }, { font: subtitleFont, fill: theme.ink2 })
	);
	top += subtitle.length * lineHeight(subtitleFont) + 22;
	const moved = moveContent(content, margin, top);
	top += content.height + 26;
	const foot = caption.footer.flatMap((words) => wrapText(words, smallFont, inner, measure));
	const rule = {
		x1: margin,
		x2: width - margin,
		y1: top,
		y2: top,
		colour: theme.rule,
		width: 1
	};
	inscriptions.push(
		...setLines(foot, { x: margin, top: top + 12 }, { font: smallFont, fill: theme.ink3 })
	);
	top += 12 + foot.length * lineHeight(smallFont);
	return {
		...moved,
		width,
		height: Math.ceil(top + margin - 8),
		inscriptions: [...inscriptions, ...moved.inscriptions],
		rules: [{ x1: 0, x2: width, y1: 1, y2: 1, colour: theme.ink, width: 2 }, rule, ...moved.rules]
	};
}
