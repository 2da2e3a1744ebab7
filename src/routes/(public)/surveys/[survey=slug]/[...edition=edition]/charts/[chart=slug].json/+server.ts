import { withdrawalRecord } from '$lib/domain/interchange/survey-record';
import { sendJson } from '../../../../../../send-data';
import { openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart as data: what it says, and the table of all that it draws. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { publication, figure, corrections } = await openChart(locals, params);
	const { slug, headline, subtitle, summary, table, published, method, notes, source, asAt } =
		figure;
	return sendJson({
		survey: publication.dataset.survey.slug,
		edition: publication.edition.number,
		...withdrawalRecord(publication.edition),
		asAt,
		corrections: corrections.map(({ edition, what, why }) => ({ edition, what, why })),
		chart: { slug, title: headline, subtitle, summary, table, published, method, notes, source }
	});
};
