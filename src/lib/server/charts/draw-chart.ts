import { createCanvas, GlobalFonts, SvgExportFlag, type Canvas } from '@napi-rs/canvas';
import {
	BarController,
	BarElement,
	Chart,
	LinearScale,
	PointElement,
	ScatterController,
	type ChartItem
} from 'chart.js';
import { configurationOf } from '$lib/domain/charts/configuration/configuration';
import type { Caption } from '$lib/domain/charts/configuration/frame';
import { cssFont, lightTheme, type Font } from '$lib/domain/charts/configuration/theme';
import type { Measure } from '$lib/domain/charts/configuration/wrap';
import type { Figure } from '$lib/domain/charts/figure';
import { pictureWidth, type DrawingWidth } from '$lib/domain/charts/picture';
import { escapeMarkup } from '$lib/domain/interchange/markup';
import sans from './fonts/source-sans-3-400.ttf?inline';
import sansStrong from './fonts/source-sans-3-600.ttf?inline';
import serif from './fonts/source-serif-4-600.ttf?inline';
import { curveArc } from './curve-arc';
import { joinStrokes } from './join-strokes';
import { numberParts } from './number-parts';
import { shareShapes } from './share-shapes';
import { measureText, TextOutlines } from './text-outlines';

Chart.register(BarController, BarElement, LinearScale, PointElement, ScatterController);

// Inlined, so that the fonts are wherever the bundle is.
for (const [dataUrl, family] of [
	[sans, 'Source Sans 3'],
	[sansStrong, 'Source Sans 3'],
	[serif, 'Source Serif 4']
] as const) {
	GlobalFonts.register(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'), family);
}

/** The width of a line of text in a font of the charts, in pixels. */
export const measure: Measure = (text: string, font: Font) =>
	measureText(text, cssFont(font, lightTheme));

/** The height that a figure's picture has at a width, for pages to keep its place. */
export function measureHeight(figure: Figure, width: number): number {
	return configurationOf(figure, lightTheme, { width, measure }).layout.height;
}

/** One decimal place is a tenth of a pixel, which nobody sees, and halves the size. */
const roundCoordinates = (svg: string) =>
	svg.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));

/**
 * A figure as SVG: text as outlines, a title and a description for those who do not see it, and
 * nothing that runs. With a caption it stands on its own; without one it is part of a page.
 * @param options.width pixels, 300 to 1200
 */
export function drawSvg(
	figure: Figure,
	options: { width: number; caption: Caption | null }
): string {
	const { configuration, layout } = configurationOf(
		figure,
		lightTheme,
		{ width: options.width, measure },
		options.caption
	);
	const canvas = createCanvas(layout.width, layout.height, SvgExportFlag.ConvertTextToPaths);
	const context = canvas.getContext('2d');
	const texts = new TextOutlines(`${figure.slug}-`);
	// The canvas would write out each letter's outline anew wherever it stands.
	context.fillText = (text, x, y) => {
		const align = context.textAlign as CanvasTextAlign;
		texts.add(text, { x, y, align }, context.font, String(context.fillStyle));
	};
	// Clockwise, as all arcs of the charts are.
	context.arc = (x, y, radius, from, to) => {
		const { start, curves } = curveArc(x, y, radius, from, to);
		context.lineTo(...start);
		for (const curve of curves) context.bezierCurveTo(...curve);
	};
	const chart = new Chart(canvas as unknown as ChartItem, {
		...configuration,
		options: { ...configuration.options, devicePixelRatio: 1 }
	});
	const drawn = canvas.getContent().toString('utf8');
	chart.destroy();
	const inside = drawn
		.slice(drawn.indexOf('>', drawn.indexOf('<svg')) + 1, drawn.lastIndexOf('</svg>'))
		.replace(/>\s+</g, '><');
	const shared = shareShapes(numberParts(inside, `${figure.slug}-c`), `${figure.slug}-s`);
	const shapes = joinStrokes(roundCoordinates(shared)).trim();
	const { width, height } = layout;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${figure.slug}-title ${figure.slug}-desc">`,
		`<title id="${figure.slug}-title">${escapeMarkup(figure.headline)}</title>`,
		`<desc id="${figure.slug}-desc">${escapeMarkup(figure.alternative)}</desc>`,
		shapes,
		texts.toSvg(),
		'</svg>\n'
	].join('');
}

/**
 * The same as addresses ask for it: the drawing alone at a width, or with its caption where none is named.
 * @param width null for the picture that stands on its own
 */
export function drawPicture(figure: Figure, width: DrawingWidth | null, caption: Caption): string {
	return width === null
		? drawSvg(figure, { width: pictureWidth, caption })
		: drawSvg(figure, { width, caption: null });
}

/**
 * Draws a figure on a canvas, and hands it over for as long as `take` runs. Without a caption it is the
 * drawing alone.
 * @param options.width pixels, as it is laid out
 * @param options.scale how many times as large it is drawn
 */
export function drawOnCanvas<T>(
	figure: Figure,
	options: { width: number; caption: Caption | null; scale: number },
	take: (canvas: Canvas) => T
): T {
	const { configuration, layout } = configurationOf(
		figure,
		lightTheme,
		{ width: options.width, measure },
		options.caption
	);
	const canvas = createCanvas(layout.width, layout.height);
	const chart = new Chart(canvas as unknown as ChartItem, {
		...configuration,
		options: { ...configuration.options, devicePixelRatio: options.scale }
	});
	const taken = take(canvas);
	chart.destroy();
	return taken;
}

/**
 * A figure as PNG, standing on its own.
 * @param options.width pixels of the picture, 1200 or more
 */
export function drawPng(figure: Figure, options: { width: number; caption: Caption }): Buffer {
	const scale = options.width / pictureWidth;
	return drawOnCanvas(figure, { width: pictureWidth, caption: options.caption, scale }, (canvas) =>
		canvas.toBuffer('image/png')
	);
}
