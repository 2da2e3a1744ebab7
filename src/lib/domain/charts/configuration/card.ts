import { cardSize } from '../card';
import type { DrawnFigure } from '../figure';
import { configurationOf } from './configuration';
import type { Caption } from './frame';
import { lineHeight, setLines, type Inscription, type Rule } from './layout';
import type { Font, Theme } from './theme';
import { wrapText, type Measure } from './wrap';

/** Where everything goes on a card, in pixels. */
export interface CardLayout {
	width: number;
	height: number;
	inscriptions: Inscription[];
	rules: Rule[];
	/**
	 * The whole of the figure's drawing: laid out at a width and shown so many times as large. Null where
	 * it is so long that nobody could read it on a card; then words stand in its place.
	 */
	drawing: { x: number; y: number; width: number; scale: number } | null;
}

const edge = 48;
/** The words stand at the left, the drawing beside them. */
const column = 400;
const gutter = 44;
const stage = {
	x: edge + column + gutter,
	y: edge,
	width: cardSize.width - 2 * edge - column - gutter,
	height: cardSize.height - 2 * edge
};

/** The widths at which a drawing is tried, in pixels. */
const tried = [300, 400, 500, 600, 700, 800, 900];

/** Below this a drawing is too small to be read on a card. */
const smallestScale = 0.6;

/** What is tried, from the largest, until the words have room. */
const sizes = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.4];

const headFont: Font = { family: 'serif', weight: 600, size: 38 };
const textFont: Font = { family: 'sans', weight: 400, size: 21 };
const footFont: Font = { family: 'sans', weight: 400, size: 18 };
const summaryFont: Font = { family: 'sans', weight: 400, size: 30 };

const sized = (font: Font, times: number): Font => ({
	...font,
	size: Math.round(font.size * times)
});

interface Block {
	lines: string[];
	font: Font;
	height: number;
}

function blockOf(texts: readonly string[], font: Font, width: number, measure: Measure): Block {
	const lines = texts.flatMap((text) => wrapText(text, font, width, measure));
	return { lines, font, height: lines.length * lineHeight(font) };
}

/** The largest size at which some blocks have room above one another; the smallest where none is. */
function fit(blocksAt: (times: number) => Block[], height: number): Block[] {
	const all = sizes.map(blocksAt);
	const isRoom = (blocks: Block[]) => blocks.reduce((sum, one) => sum + one.height, 0) <= height;
	return all.find(isRoom) ?? all.at(-1) ?? [];
}

/**
 * Lays out a card: what was found and what it was found of at the left, the whole drawing at the right, as
 * large as it will go. Nothing of a drawing is left off, because what is unknown may stand anywhere in it.
 */
export function layOutCard(
	figure: DrawnFigure,
	caption: Caption,
	theme: Theme,
	measure: Measure
): CardLayout {
	const gap = 16;
	const words = fit(
		(times) => [
			blockOf([caption.headline], sized(headFont, times), column, measure),
			blockOf([caption.subtitle], sized(textFont, times), column, measure),
			blockOf(caption.footer, sized(footFont, times), column, measure)
		],
		stage.height - 2 * gap
	);
	const [head, measured, foot] = words;
	const inscriptions: Inscription[] = [];
	const set = (block: Block | undefined, x: number, top: number, fill: string) => {
		if (block) {
			inscriptions.push(...setLines(block.lines, { x, top }, { font: block.font, fill }));
		}
	};
	set(head, edge, edge, theme.ink);
	set(measured, edge, edge + (head?.height ?? 0) + gap, theme.ink2);
	set(foot, edge, cardSize.height - edge - (foot?.height ?? 0), theme.ink3);

	const drawn = tried
		.map((width) => {
			const { height } = configurationOf(figure, theme, { width, measure }).layout;
			return { width, height, scale: Math.min(stage.width / width, stage.height / height) };
		})
		.reduce((best, one) => (one.scale > best.scale ? one : best));
	const isLegible = drawn.scale >= smallestScale;
	if (!isLegible) {
		const [summary] = fit(
			(times) => [blockOf([figure.summary], sized(summaryFont, times), stage.width, measure)],
			stage.height
		);
		set(summary, stage.x, stage.y, theme.ink);
	}
	const rule = { y1: 3, y2: 3, x1: 0, x2: cardSize.width, colour: theme.ink, width: 6 };
	return {
		...cardSize,
		inscriptions,
		rules: [rule],
		drawing: isLegible
			? {
					x: stage.x + (stage.width - drawn.width * drawn.scale) / 2,
					y: stage.y + (stage.height - drawn.height * drawn.scale) / 2,
					width: drawn.width,
					scale: drawn.scale
				}
			: null
	};
}
