import { escapeMarkup } from '../interchange/markup';
import { lineHeight } from './configuration/layout';
import type { Font } from './configuration/theme';
import { wrapText, type Measure } from './configuration/wrap';

/** How wide the column of an article is in which an embed stands, or a little narrower, in pixels. */
export const commonWidth = 680;

/** What stands in an embed, as far as its height goes. */
export interface EmbedContent {
	headline: string;
	subtitle: string;
	/** What has become of its edition, a paragraph each. */
	notes: readonly string[];
	/** The line below the chart: source, date, edition, link back. */
	source: string;
	/** The drawing, in pixels. */
	drawing: { width: number; height: number };
}

/** The margin in an embed, on each side, in pixels. */
const padding = 16;
/** No line of text is wider, in noughts: what the style of pages has as their measure. */
const longestLine = 58;

const headFont: Font = { family: 'serif', weight: 600, size: 21 };
const textFont: Font = { family: 'sans', weight: 400, size: 14 };

/** Readers' own fonts are wider than those that are measured by: by an eighth at most. */
const spare = 1.125;

/**
 * The height to propose for an embed's frame, in pixels: enough for the whole of it at that width, where
 * nothing tells the page around it how high it is. Readers' own fonts are not known here, so that it is
 * some pixels more than is needed.
 * @param width of the frame, in pixels
 */
export function proposeHeight(content: EmbedContent, width: number, measure: Measure): number {
	const inner = Math.max(1, width - 2 * padding);
	const heightOf = (text: string, font: Font, longest = Infinity) =>
		wrapText(text, font, Math.min(inner / spare, longest), measure).length * (lineHeight(font) + 2);
	const longest = longestLine * measure('0', textFont);
	const { drawing, headline, subtitle, notes, source } = content;
	const sum =
		2 +
		2 * padding +
		heightOf(headline, headFont) +
		4 +
		heightOf(subtitle, textFont, longest) +
		16 +
		notes.reduce((total, note) => total + heightOf(note, textFont, longest) + 12, 0) +
		(drawing.height * inner) / drawing.width +
		16 +
		heightOf(source, textFont, longest);
	return Math.ceil(sum / 10) * 10;
}

/** A frame of an embed, for the page of another site. */
export interface EmbedFrame {
	/** The address of the embed, whole. */
	address: string;
	/** What the frame is called to those who do not see it. */
	title: string;
	/** Pixels, or as wide as what it stands in. */
	width: number | '100%';
	/** Pixels. */
	height: number;
}

/** A frame as HTML. It needs no style sheet and no script of the page that it stands in. */
export function writeFrame({ address, title, width, height }: EmbedFrame): string {
	return `<iframe src="${escapeMarkup(address)}" title="${escapeMarkup(title)}" width="${width}" height="${height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>`;
}
