import { describe, expect, it } from 'vitest';
import { cardHeight, cardSize, cardWidths } from '$lib/domain/charts/card';
import { layOutCard } from '$lib/domain/charts/configuration/card';
import { lightTheme } from '$lib/domain/charts/configuration/theme';
import type { Figure } from '$lib/domain/charts/figure';
import { listFigures } from '$lib/domain/charts/figures/registry';
import { exampleDataset } from '../../../../tests/support/example';
import { drawCard } from './draw-card';
import { measure, measureHeight } from './draw-chart';

const figures = listFigures(exampleDataset());
const captionOf = ({ headline, subtitle, source }: Figure) => ({
	headline,
	subtitle,
	footer: [`Source: ${source}. Sums: Crosscheck.`, 'As at March 2022 · Edition 1 · a.example']
});
const layOut = (figure: Figure) => layOutCard(figure, captionOf(figure), lightTheme, measure);

/** The boxes of the words, and where the drawing begins. */
function expectToFit(figure: Figure): void {
	const { inscriptions, drawing } = layOut(figure);
	for (const { text, x, y, font } of inscriptions) {
		const right = x + measure(text, font);
		expect(x).toBeGreaterThanOrEqual(40);
		expect(right, text).toBeLessThanOrEqual((x === 48 ? drawing?.x : null) ?? cardSize.width - 40);
		expect(y - font.size, text).toBeGreaterThanOrEqual(40);
		expect(y, text).toBeLessThanOrEqual(cardSize.height - 40);
	}
	const lines = inscriptions.filter(({ x }) => x === 48).sort((a, b) => a.y - b.y);
	for (const [index, line] of lines.entries()) {
		const before = lines[index - 1];
		if (before) expect(line.y - before.y, line.text).toBeGreaterThanOrEqual(line.font.size);
	}
}

describe('a card', () => {
	it.each(figures)('of $slug shows the whole drawing, its title, source and edition', (figure) => {
		const { drawing, inscriptions } = layOut(figure);
		expect(drawing).not.toBeNull();
		const { x, y, width, scale } = drawing!;
		expect(x + width * scale).toBeLessThanOrEqual(cardSize.width);
		expect(y + measureHeight(figure, width) * scale).toBeLessThanOrEqual(cardSize.height);
		expect(scale).toBeGreaterThan(0.6);
		const words = inscriptions.map(({ text }) => text).join(' ');
		for (const part of [figure.headline, figure.subtitle, 'Source: ', 'Edition 1', 'March 2022']) {
			expect(words.replaceAll(/\s/g, '')).toContain(part.replaceAll(/\s/g, ''));
		}
		expectToFit(figure);
	});

	it('has the summary in words, unknowns and all, in place of a drawing nobody could read', () => {
		const figure = figures.find(({ marks }) => marks.form === 'bars')!;
		const { marks } = figure;
		if (marks.form !== 'bars') throw new Error('no bars');
		const rows = Array.from({ length: 12 }, () => marks.rows).flat();
		const long = { ...figure, marks: { ...marks, rows } };
		const { drawing, inscriptions } = layOut(long);
		expect(drawing).toBeNull();
		const words = inscriptions.map(({ text }) => text).join('');
		expect(words.replaceAll(/\s/g, '')).toContain(figure.summary.replaceAll(/\s/g, ''));
		expectToFit(long);
	});

	it('has room for the longest of titles and sources', () => {
		const figure = figures[0]!;
		expectToFit({
			...figure,
			headline: 'Departments refused in part '.repeat(7),
			subtitle: 'What was measured of them '.repeat(7),
			source: 'A report with a long name, 2022 '.repeat(8)
		});
	});

	it.each(cardWidths)('is a PNG of %i pixels', (width) => {
		const figure = figures[0]!;
		const png = drawCard(figure, captionOf(figure), width);
		expect(png.readUInt32BE(16)).toBe(width);
		expect(png.readUInt32BE(20)).toBe(cardHeight(width));
		expect(png.length).toBeLessThan(300_000);
	});
});
