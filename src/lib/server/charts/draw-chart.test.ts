import { describe, expect, it } from 'vitest';
import { completeFigure } from '$lib/domain/charts/complete-figure';
import { figureOf, findFigure, listFigures } from '$lib/domain/charts/figures/registry';
import { timeToRespondFigure } from '$lib/domain/charts/figures/time-to-respond';
import { drawingWidths } from '$lib/domain/charts/picture';
import { askedRequests, askedToday } from '../../../../tests/support/asked-requests';
import { exampleDataset, exampleRegister } from '../../../../tests/support/example';
import { changeCharts, withSecondWave } from '../../../../tests/support/second-wave';
import { drawPng, drawSvg, measureHeight } from './draw-chart';

const figures = [
	...listFigures(exampleDataset()),
	completeFigure(
		timeToRespondFigure({
			slug: 'time-to-respond',
			requests: askedRequests,
			today: askedToday,
			source: 'requests'
		})
	)
];
const twoWaves = withSecondWave(exampleDataset(), exampleRegister());
const changes = changeCharts.map((settings) => figureOf(settings, twoWaves));
const captionOf = (headline: string) => ({
	headline,
	subtitle: 'What is measured',
	footer: ['Source: a report', 'As at March 2022 · Edition 1']
});

describe('drawSvg', () => {
	it.each([...figures, ...changes])(
		'draws $slug with a name and a description, and nothing that runs',
		(figure) => {
			const svg = drawSvg(figure, { width: 760, caption: captionOf(figure.headline) });
			expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 760 \d+" role="img"/);
			expect(svg).toContain(`<title id="${figure.slug}-title">`);
			expect(svg).toContain(`<desc id="${figure.slug}-desc">`);
			expect(svg).not.toMatch(/NaN|undefined/);
			expect(svg).not.toMatch(/<script|\son\w+=|<text|<image|<foreignObject/);
		}
	);

	it.each([...figures, ...changes])('keeps $slug small enough for a page', (figure) => {
		for (const width of drawingWidths) {
			const svg = drawSvg(figure, { width, caption: null });
			// Some 3 KB for each row of the largest.
			expect(svg.length).toBeLessThan(figure.marks.rows.length > 20 ? 120_000 : 75_000);
			expect(svg).toContain(`height="${measureHeight(figure, width)}"`);
		}
	});

	it('escapes what could end an element', () => {
		const figure = { ...figures[0]!, headline: '</title><script>alert("1")</script> & more' };
		const svg = drawSvg(figure, { width: 480, caption: captionOf(figure.headline) });
		expect(svg).not.toContain('<script');
		expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more');
	});

	it('hatches what was refused with strokes, not with a pattern', () => {
		const svg = drawSvg(findFigure(exampleDataset(), 'staff-share')!, {
			width: 480,
			caption: null
		});
		expect(svg).not.toContain('<pattern');
		expect(svg).toContain('stroke="#5C2A12"');
	});
});

describe('drawPng', () => {
	it('is as wide as asked', () => {
		const figure = figures[0]!;
		const png = drawPng(figure, { width: 1520, caption: captionOf(figure.headline) });
		expect(png.subarray(1, 4).toString()).toBe('PNG');
		expect(png.readUInt32BE(16)).toBe(1520);
	});
});
