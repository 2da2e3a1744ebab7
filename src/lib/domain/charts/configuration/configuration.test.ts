import { describe, expect, it } from 'vitest';
import { askedRequests, askedToday } from '../../../../../tests/support/asked-requests';
import { exampleDataset, exampleRegister } from '../../../../../tests/support/example';
import { changeCharts, withSecondWave } from '../../../../../tests/support/second-wave';
import { completeFigure } from '../complete-figure';
import { figureOf, listFigures } from '../figures/registry';
import { timeToRespondFigure } from '../figures/time-to-respond';
import { configurationOf } from './configuration';
import type { Layout } from './layout';
import { lightTheme, type Font } from './theme';

/** Letters about as wide as those of the charts' typeface. */
const measure = (text: string, font: Font) => text.length * font.size * 0.52;
const widths = [300, 320, 360, 480, 559, 560, 640, 900, 1200];
const timeToRespond = completeFigure(
	timeToRespondFigure({
		slug: 'time-to-respond',
		requests: askedRequests,
		today: askedToday,
		source: 'requests'
	})
);
const twoWaves = withSecondWave(exampleDataset(), exampleRegister());
const figures = [
	...listFigures(exampleDataset()),
	timeToRespond,
	...changeCharts.map((settings) => figureOf(settings, twoWaves))
];
const each = figures.flatMap((figure) => widths.map((width) => ({ figure, width })));
const caption = (headline: string) => ({
	headline,
	subtitle: 'What is measured',
	footer: ['Source: a report', 'As at March 2022 · Edition 1 · https://crosscheck.example/a']
});

interface Placed {
	text: string;
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** The boxes of all texts, a little smaller than their letters. */
function placeTexts({ inscriptions, tags }: Layout): Placed[] {
	return [
		...inscriptions.map(({ text, x, y, font, align }) => {
			const width = measure(text, font);
			const left = x - (align === 'center' ? width / 2 : align === 'right' ? width : 0);
			return {
				text,
				left,
				right: left + width,
				top: y - font.size * 0.7,
				bottom: y + font.size * 0.2
			};
		}),
		...tags.map((tag) => ({
			text: tag.text,
			left: tag.x,
			right: tag.x + tag.width,
			top: tag.y,
			bottom: tag.y + tag.height
		}))
	];
}

const overlap = (a: Placed, b: Placed) =>
	a.left < b.right - 0.5 &&
	b.left < a.right - 0.5 &&
	a.top < b.bottom - 0.5 &&
	b.top < a.bottom - 0.5;

describe.each(each)('$figure.slug at $width', ({ figure, width }) => {
	const { layout, configuration } = configurationOf(figure, lightTheme, { width, measure });

	it('cuts no text', () => {
		for (const text of placeTexts(layout)) {
			expect(text.left, text.text).toBeGreaterThanOrEqual(-0.5);
			expect(text.right, text.text).toBeLessThanOrEqual(width + 0.5);
			expect(text.bottom, text.text).toBeLessThanOrEqual(layout.height);
		}
	});

	it('sets no text on another', () => {
		const texts = placeTexts(layout);
		for (const [index, one] of texts.entries()) {
			for (const other of texts.slice(index + 1)) {
				expect(overlap(one, other), `${one.text} / ${other.text}`).toBe(false);
			}
		}
	});

	it('gives Chart.js the known values alone', () => {
		const { marks } = figure;
		const known =
			marks.form === 'stacks'
				? marks.rows.flatMap((row) => row.segments.map((one) => one.value / sumOf(row.segments)))
				: marks.form === 'bars' || marks.form === 'strip'
					? marks.rows.flatMap((row) => row.value ?? [])
					: marks.form === 'slopes'
						? marks.rows.flatMap((row) => row.stops.flatMap((stop) => stop.value ?? []))
						: marks.rows.flatMap((row) => row.dots.filter((dot) => dot.known).map(() => null));
		const drawn = configuration.data.datasets.flatMap((one) => one.data.map(({ x }) => x));
		expect(drawn).toHaveLength(known.length);
		if (marks.form === 'dots' || marks.form === 'slopes') return;
		const sorted = (numbers: unknown[]) => numbers.map(Number).sort((a, b) => a - b);
		for (const [index, value] of sorted(known).entries()) {
			expect(sorted(drawn)[index]).toBeCloseTo(value, 9);
		}
	});

	it('has a box within the drawing for every point', () => {
		expect(layout.regions).toHaveLength(figure.points.length);
		for (const box of layout.regions) {
			expect(box.width).toBeGreaterThan(0);
			expect(box.x + box.width).toBeLessThanOrEqual(width + 0.5);
			expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
		}
	});
});

function sumOf(segments: { value: number }[]): number {
	return segments.reduce((sum, segment) => sum + segment.value, 0);
}

describe('a picture that stands on its own', () => {
	it.each(figures)('$slug carries its headline, source, edition and address', (figure) => {
		const { layout } = configurationOf(
			figure,
			lightTheme,
			{ width: 760, measure },
			caption(figure.headline)
		);
		const words = layout.inscriptions.map((one) => one.text).join(' ');
		for (const part of [figure.headline, 'What is measured', 'Source: a report', 'Edition 1']) {
			expect(words).toContain(part);
		}
		for (const text of placeTexts(layout)) expect(text.right).toBeLessThanOrEqual(760);
	});
});

describe('a bar of a body without a figure', () => {
	it('is a swatch off the value axis where it was refused, and words elsewhere', () => {
		const figure = figures.find((one) => one.slug === 'staff-share')!;
		const { layout } = configurationOf(figure, lightTheme, { width: 640, measure });
		const textures = layout.swatches.map((swatch) => swatch.look.texture);
		expect(textures.filter((texture) => texture === 'hatched')).toHaveLength(6);
		expect(textures.filter((texture) => texture === 'dashed')).toHaveLength(1);
		expect(layout.marks).toHaveLength(5);
		for (const swatch of layout.swatches) expect(swatch.x).toBeGreaterThan(layout.plot.x);
	});
});

describe('a request that is not answered', () => {
	const { marks } = timeToRespond;
	if (marks.form !== 'strip') throw new Error('not a strip');

	it.each([360, 900])(
		'is an arrow at %i, and a reason alone where no days can be told',
		(width) => {
			const { layout } = configurationOf(timeToRespond, lightTheme, { width, measure });
			const arrows = layout.marks.filter((mark) => mark.isArrow).map(({ row }) => row);
			expect(arrows).toEqual(
				marks.rows.flatMap(({ isOpen, value }, row) => (isOpen && value !== null ? [row] : []))
			);
			expect(arrows.length).toBeGreaterThan(2);
			const drawn = new Set(layout.marks.map(({ row }) => row));
			const words = layout.inscriptions.map(({ text }) => text).join(' ');
			for (const [row, { value, lead }] of marks.rows.entries()) {
				expect(drawn.has(row)).toBe(value !== null);
				expect(words.replaceAll(/\s/g, '')).toContain(lead.replaceAll(/\s/g, ''));
			}
		}
	);

	it.each([300, 560, 1200])('is set against the line of 20 working days at %i', (width) => {
		const { layout } = configurationOf(timeToRespond, lightTheme, { width, measure });
		const { plot, marks: drawn, rules } = layout;
		const at = plot.x + (20 / plot.max) * plot.width;
		for (const mark of drawn) {
			const y = plot.y + mark.middle;
			const line = rules.find(({ x1, x2, y1, y2 }) => x1 === x2 && y1 < y && y2 > y);
			expect(line?.x1).toBeCloseTo(at, 6);
		}
		// Words that stand for no days are not crossed by it.
		const isCrossed = ({ y }: { y: number }) =>
			rules.some((one) => one.x1 === one.x2 && one.y1 < y && one.y2 > y);
		const reasons = layout.inscriptions.filter(({ text }) => text.startsWith('Withdrawn'));
		expect(reasons).toHaveLength(1);
		expect(reasons.filter(isCrossed)).toEqual([]);
	});
});
