import { surveySummary } from '$lib/domain/interchange/survey-record';
import { listPublications } from '$lib/server/queries/publications';
import { sendJson } from '../../../send-data';
import { refuseParameters } from '../open-edition';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const refused = refuseParameters(url, []);
	if (refused) return refused;
	const publications = await listPublications(locals.db, locals.now);
	return sendJson({
		surveys: publications.map(({ dataset, edition }) => surveySummary(dataset, edition))
	});
};
