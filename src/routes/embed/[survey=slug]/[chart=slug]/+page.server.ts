import { error } from '@sveltejs/kit';
import { chartAddress } from '$lib/domain/charts/chart-address';
import { findFigure } from '$lib/domain/charts/figures/registry';
import { correctionsOfChart } from '$lib/domain/editions/correction-notes';
import { editionAddress, surveyAddress } from '$lib/domain/editions/edition-address';
import { withdrawalOf } from '$lib/domain/editions/standing';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { sourceSentence } from '$lib/domain/surveys/source';
import { viewChart } from '$lib/server/charts/view-chart';
import { openPublication } from '../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const [asked = null, ...more] = url.searchParams.getAll('edition');
	if (more.length > 0 || (asked !== null && !/^[1-9]\d{0,5}$/.test(asked))) {
		throw error(404, {
			message: 'There is no such edition.',
			hint: 'The edition is one number: ?edition=1.'
		});
	}
	const { dataset, edition, corrections } = await openPublication(locals, {
		survey: params.survey,
		edition: asked === null ? '' : `editions/${asked}`
	});
	const figure = findFigure(dataset, params.chart);
	if (!figure) {
		throw error(404, {
			message: `This survey has no chart called “${params.chart}”.`,
			hint: 'See all its charts on the page of the survey.'
		});
	}
	const base = editionAddress(params.survey, edition.number);
	return {
		chart: viewChart(figure, base, 'embed'),
		address: `${locals.origin}${chartAddress(base, figure.slug)}`,
		survey: dataset.survey.title,
		edition: edition.number,
		asAt: formatAsAt(figure.asAt),
		source: figure.source,
		basis: sourceSentence(dataset),
		withdrawal: withdrawalOf(edition),
		corrections: correctionsOfChart(corrections, figure.slug, edition.number),
		changes: `${locals.origin}${surveyAddress(params.survey)}/changes`
	};
};
