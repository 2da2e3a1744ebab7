import { error } from '@sveltejs/kit';
import type { Figure } from '$lib/domain/charts/figure';
import { findFigure } from '$lib/domain/charts/figures/registry';
import type { Dataset } from '$lib/domain/editions/dataset';

/** The figure of a chart that an address names. @throws a 404 where the edition has no such chart */
export function openFigure(dataset: Dataset, chart: string): Figure {
	const figure = findFigure(dataset, chart);
	if (figure) return figure;
	error(404, {
		message: `This survey has no chart called “${chart}”.`,
		hint: 'See all its charts on the page of the survey.'
	});
}
