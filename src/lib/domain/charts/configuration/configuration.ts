import type { ChartConfiguration } from 'chart.js';
import type { DrawnFigure } from '../figure';
import { layOutBars } from './bars';
import { layOutDots } from './dots';
import { margin, withFrame, withoutFrame, type Caption } from './frame';
import type { Content, Layout, Mark, Size } from './layout';
import { paintLayout } from './paint';
import { layOutSlopes } from './slopes';
import { layOutStacks } from './stacks';
import { layOutStrip } from './strip';
import type { Theme } from './theme';

/** One configuration for the server and the browser, and where it puts things. */
export interface Drawing {
	configuration: ChartConfiguration<'bar' | 'scatter', { x: number; y: number }[]>;
	layout: Layout;
}

function layOut({ marks }: DrawnFigure, size: Size, theme: Theme): Content {
	switch (marks.form) {
		case 'stacks':
			return layOutStacks(marks, size, theme);
		case 'bars':
			return layOutBars(marks, size, theme);
		case 'dots':
			return layOutDots(marks, size, theme);
		case 'strip':
			return layOutStrip(marks, size, theme);
		case 'slopes':
			return layOutSlopes(marks, size, theme);
	}
}

/** Marks by what they stand for, in the order in which they first occur. */
function groupMarks(
	marks: readonly Mark[],
	form: DrawnFigure['marks']['form']
): Map<string, Mark[]> {
	const groups = new Map<string, Mark[]>();
	for (const mark of marks) {
		const name = form === 'bars' ? '' : mark.label;
		groups.set(name, [...(groups.get(name) ?? []), mark]);
	}
	return groups;
}

/**
 * The Chart.js configuration of a figure at a width, and its layout, whose height the canvas must have.
 * Bars and discs are Chart.js's; words, textures, glyphs and arrows are painted by a plugin. A missing value is
 * in no dataset. With a caption it is a picture that stands on its own, and otherwise part of a page.
 */
export function configurationOf(
	figure: DrawnFigure,
	theme: Theme,
	size: Size,
	caption: Caption | null = null
): Drawing {
	const { form } = figure.marks;
	const isScattered = form === 'dots' || form === 'strip' || form === 'slopes';
	const inner = caption ? size.width - 2 * margin : size.width - 2;
	const content = layOut(figure, { ...size, width: inner }, theme);
	const layout = caption
		? withFrame(content, caption, size.width, theme, size.measure)
		: withoutFrame(content, size.width);
	const { plot } = layout;
	const unit = plot.width / plot.max;
	// The order of a stack is that of its datasets, which has to be the order of each row's parts.
	const order = 'key' in figure.marks ? figure.marks.key.map((entry) => entry.label) : [];
	const groups = [...groupMarks(layout.marks, form)].sort(
		([a], [b]) => order.indexOf(a) - order.indexOf(b)
	);

	const datasets = groups.map(([label, marks]) => ({
		label: label || figure.subtitle,
		data: marks.map((mark) => ({ x: mark.to - mark.from, y: mark.middle })),
		backgroundColor: marks.map((mark) => mark.look.fill),
		...(isScattered
			? {
					borderColor: marks.map((mark) => mark.look.line),
					borderWidth: 1,
					// An arrow's point is at its value, which no form of Chart.js's has: the plugin paints it.
					pointRadius: marks.map((mark) => (mark.isArrow ? 0 : layout.thickness / 2 - 0.5))
				}
			: {
					barThickness: layout.thickness,
					inflateAmount: 0,
					borderColor: theme.surface,
					borderSkipped: false as const,
					// A gap between parts, as wide as the part can spare.
					borderWidth: marks.map((mark) => ({
						top: 0,
						left: 0,
						bottom: 0,
						right: form === 'stacks' ? Math.min(2, ((mark.to - mark.from) * unit) / 3) : 0
					}))
				})
	}));

	return {
		layout,
		configuration: {
			type: isScattered ? 'scatter' : 'bar',
			data: { datasets },
			options: {
				indexAxis: isScattered ? 'x' : 'y',
				responsive: false,
				animation: false,
				events: [],
				clip: false,
				layout: {
					autoPadding: false,
					padding: {
						left: plot.x,
						top: plot.y,
						right: layout.width - plot.x - plot.width,
						bottom: layout.height - plot.y - plot.height
					}
				},
				scales: {
					x: {
						type: 'linear',
						display: false,
						min: 0,
						max: plot.max,
						stacked: form === 'stacks'
					},
					y: {
						type: 'linear',
						display: false,
						min: 0,
						max: plot.height || 1,
						reverse: true,
						offset: false,
						stacked: form === 'stacks'
					}
				}
			},
			plugins: [paintLayout(layout, theme, form)]
		}
	};
}
