import type { Figure } from './figure';

/** The shape that services show beside a link, in pixels: 1.91 to 1, as nearly all of them have it. */
export const cardSize = { width: 1200, height: 630 } as const;

/** The widths at which a card can be had, in pixels, the widest first. */
export const cardWidths = [1200, 600, 400] as const;
export type CardWidth = (typeof cardWidths)[number];

/** Whether cards are drawn at that width, in pixels. */
export function isCardWidth(width: number): width is CardWidth {
	return (cardWidths as readonly number[]).includes(width);
}

/** The height of a card of that width, in pixels. */
export const cardHeight = (width: CardWidth): number => (width / cardSize.width) * cardSize.height;

/** The picture that stands for a page where a link to it is shown. */
export interface Card {
	/** Whole. */
	address: string;
	width: number;
	height: number;
	/** What stands for it where it is not seen. */
	alternative: string;
}

/** A chart's card. @param page the address of its page in its edition, whole */
export function cardOf(figure: Pick<Figure, 'headline' | 'alternative'>, page: string): Card {
	return {
		address: `${page}.card.png`,
		...cardSize,
		alternative: `${figure.headline}. Chart. ${figure.alternative}`
	};
}
