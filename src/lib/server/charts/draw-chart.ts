import { createCanvas, GlobalFonts, SvgExportFlag } from '@napi-rs/canvas';
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
import type { Figure } from '$lib/domain/charts/figure';
import sans from './fonts/source-sans-3-400.ttf?inline';
import sansStrong from './fonts/source-sans-3-600.ttf?inline';
import serif from './fonts/source-serif-4-600.ttf?inline';
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

const measure = (text: string, font: Font) => measureText(text, cssFont(font, lightTheme));

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (text: string) =>
	text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** How wide a picture that stands on its own is laid out, in pixels of CSS. */
export const pictureWidth = 760;

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
	const chart = new Chart(canvas as unknown as ChartItem, {
		...configuration,
		options: { ...configuration.options, devicePixelRatio: 1 }
	});
	const drawn = canvas.getContent().toString('utf8');
	chart.destroy();
	const shapes = roundCoordinates(
		shareShapes(
			drawn.slice(drawn.indexOf('>', drawn.indexOf('<svg')) + 1, drawn.lastIndexOf('</svg>')),
			`${figure.slug}-s`
		)
	);
	const { width, height } = layout;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${figure.slug}-title ${figure.slug}-desc">`,
		`<title id="${figure.slug}-title">${escapeText(figure.headline)}</title>`,
		`<desc id="${figure.slug}-desc">${escapeText(figure.summary)}</desc>`,
		shapes,
		texts.toSvg(),
		'</svg>\n'
	].join('');
}

/**
 * A figure as PNG, standing on its own.
 * @param options.width pixels of the picture, 1200 or more
 */
export function drawPng(figure: Figure, options: { width: number; caption: Caption }): Buffer {
	const scale = options.width / pictureWidth;
	const { configuration, layout } = configurationOf(
		figure,
		lightTheme,
		{ width: pictureWidth, measure },
		options.caption
	);
	const canvas = createCanvas(layout.width, layout.height);
	const chart = new Chart(canvas as unknown as ChartItem, {
		...configuration,
		options: { ...configuration.options, devicePixelRatio: scale }
	});
	const png = canvas.toBuffer('image/png');
	chart.destroy();
	return png;
}
