import { chartAddress } from '$lib/domain/charts/chart-address';
import type { Figure } from '$lib/domain/charts/figure';
import { measureWords } from '$lib/domain/charts/measure-words';
import { steps, type ChartView, type ChartPlace } from '$lib/domain/charts/picture';
import { measureHeight } from './draw-chart';

/**
 * A figure as a page shows it: its drawings with their heights, so that nothing moves when they come,
 * and what the browser needs to make it interactive.
 * @param base the address of the survey, or of the edition that the page was opened by
 */
export function viewChart(figure: Figure, base: string, place: ChartPlace): ChartView {
	return viewChartAt(figure, chartAddress(base, figure.slug), place);
}

/**
 * The same of a figure whose page is elsewhere.
 * @param address of its page, under which `.svg` gives its drawings
 */
export function viewChartAt(figure: Figure, address: string, place: ChartPlace): ChartView {
	const { slug, headline, subtitle, summary, marks, points, alternative } = figure;
	return {
		drawn: { slug, headline, subtitle, summary, marks, points },
		measure: measureWords(figure),
		alternative,
		address,
		pictures: steps[place].map(({ media, width }) => ({
			media,
			width,
			height: measureHeight(figure, width),
			address: `${address}.svg?width=${width}`
		}))
	};
}
