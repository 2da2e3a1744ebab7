import type { DrawnFigure } from './figure';

/** The widths, in pixels, at which pages have a chart drawn. A few, so that they can be kept. */
export const drawingWidths = [300, 360, 480, 640, 900] as const;
export type DrawingWidth = (typeof drawingWidths)[number];

/** Whether charts are drawn at that width, in pixels. */
export function isDrawingWidth(width: number): width is DrawingWidth {
	return (drawingWidths as readonly number[]).includes(width);
}

/** How wide a picture that stands on its own is laid out, in pixels of CSS. */
export const pictureWidth = 760;

/** How wide it is as PNG, in pixels: two for one. */
export const pngWidth = 2 * pictureWidth;

/** Where a chart stands, which decides how wide it is drawn for a window. */
export type ChartPlace = 'page' | 'list' | 'card' | 'embed';

interface Step {
	/** The media query under which it holds; null for what is left. */
	media: string | null;
	width: DrawingWidth;
}

const narrow: Step[] = [
	{ media: '(max-width: 24rem)', width: 300 },
	{ media: '(max-width: 32rem)', width: 360 }
];

/** Chosen so that a drawing is shown at about its own size: 0.85 to 1.25 of it. */
export const steps = {
	page: [
		...narrow,
		{ media: '(max-width: 44rem)', width: 480 },
		{ media: '(max-width: 60rem)', width: 640 },
		{ media: null, width: 900 }
	],
	// In a list the words stand beside the picture where there is room.
	list: [
		...narrow,
		{ media: '(max-width: 44rem)', width: 480 },
		{ media: '(max-width: 60rem)', width: 640 },
		{ media: '(max-width: 70rem)', width: 900 },
		{ media: null, width: 640 }
	],
	// Cards stand in two columns where there is room.
	card: [
		...narrow,
		{ media: '(max-width: 44rem)', width: 480 },
		{ media: '(max-width: 60rem)', width: 640 },
		{ media: '(max-width: 70rem)', width: 360 },
		{ media: null, width: 480 }
	],
	embed: [
		...narrow,
		{ media: '(max-width: 36rem)', width: 480 },
		{ media: '(max-width: 52rem)', width: 640 },
		{ media: null, width: 900 }
	]
} as const satisfies Record<ChartPlace, Step[]>;

/** Pixels of a rem in a media query, which goes by the browser's own size. */
const rem = 16;

/** How wide a chart is drawn at a place for a window of that width, in pixels. */
export function drawingWidthFor(place: ChartPlace, width: number): DrawingWidth {
	const step = steps[place].find(
		({ media }) => media === null || width <= Number(/[\d.]+/.exec(media)?.[0]) * rem
	);
	return step?.width ?? drawingWidths[0];
}

/** One drawing of a chart, for the windows that its media query holds for. */
export interface Picture extends Step {
	address: string;
	height: number;
}

/** A chart as pages show it. */
export interface ChartView {
	drawn: DrawnFigure;
	/** What is measured and when it is as at, in sentences. */
	measure: string;
	/** What stands for the picture where it is not seen. */
	alternative: string;
	/** The address of its page. */
	address: string;
	pictures: Picture[];
}
