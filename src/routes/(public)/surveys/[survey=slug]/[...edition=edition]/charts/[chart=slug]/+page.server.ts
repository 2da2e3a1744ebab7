import { citeEdition } from '$lib/domain/interchange/citation';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { sourceCitation } from '$lib/domain/surveys/source';
import { viewChart } from '$lib/server/charts/view-chart';
import { openChart } from '../open-chart';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { publication, figure, address, embed, corrections } = await openChart(locals, params);
	const { dataset, edition } = publication;
	const { survey } = await parent();
	return {
		chart: viewChart(figure, survey.base, 'page'),
		asAt: formatAsAt(figure.asAt),
		summary: figure.summary,
		table: figure.table,
		method: figure.method,
		source: figure.source,
		notes: figure.notes,
		published: figure.published,
		corrections,
		embed,
		citation: {
			words: `${citeEdition(dataset.survey, edition, `“${figure.headline}”, as at ${formatAsAt(figure.asAt)}`)}.`,
			address,
			source: sourceCitation(dataset)
		}
	};
};
