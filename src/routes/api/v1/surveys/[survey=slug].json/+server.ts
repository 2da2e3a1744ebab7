import { figureOf } from '$lib/domain/charts/figures/registry';
import { surveyRecord } from '$lib/domain/interchange/survey-record';
import { sendJson } from '../../../../send-data';
import { openEdition, refuseParameters } from '../../open-edition';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const refused = refuseParameters(event.url, ['edition']);
	if (refused) return refused;
	const publication = await openEdition(event);
	if (publication instanceof Response) return publication;
	const { dataset, edition, editions, corrections } = publication;
	const charts = dataset.charts.map((settings) => ({
		slug: settings.slug,
		title: figureOf(settings, dataset).headline
	}));
	return sendJson(surveyRecord(dataset, edition, editions, charts, corrections));
};
