import { error } from '@sveltejs/kit';
import { chartAddress, readEmbedEdition } from '$lib/domain/charts/chart-address';
import { canonicalPath } from '$lib/domain/editions/canonical-path';
import { editionAddress } from '$lib/domain/editions/edition-address';
import { viewChart } from '$lib/server/charts/view-chart';
import { openFigure } from '../../../open-figure';
import { openPublication } from '../../../open-publication';
import { tellEmbed } from '../../../tell-embed';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const shown = readEmbedEdition(url.searchParams);
	if (shown === null) {
		throw error(404, {
			message: 'There is no such edition.',
			hint: 'The edition is one number, ?edition=1, or the latest, ?edition=latest.'
		});
	}
	const publication = await openPublication(locals, {
		survey: params.survey,
		edition: shown === 'latest' ? '' : `editions/${shown}`
	});
	const { dataset, edition } = publication;
	const figure = openFigure(dataset, params.chart);
	const { page, notes, source, back } = await tellEmbed(locals, publication, figure, shown);
	const base = editionAddress(dataset.survey.slug, edition.number);
	const latest = publication.isLatest ? edition.number : null;
	return {
		chart: viewChart(figure, base, 'embed'),
		canonical: `${locals.origin}${canonicalPath(chartAddress(base, figure.slug), latest)}`,
		address: page,
		origin: locals.origin,
		notes,
		source,
		back
	};
};
