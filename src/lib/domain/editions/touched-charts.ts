import { findFigure } from '../charts/figures/registry';
import type { Dataset } from './dataset';

/** All that a chart draws of a dataset, as text to be compared; null where the dataset has no such chart. */
export function tellChart(slug: string, dataset: Dataset): string | null {
	const figure = findFigure(dataset, slug);
	return figure && JSON.stringify(figure.table);
}

/** Whether a chart that both datasets have draws something else of the later. */
export function isTouchedChart(before: string | null, after: string | null): boolean {
	return before !== null && after !== null && before !== after;
}
