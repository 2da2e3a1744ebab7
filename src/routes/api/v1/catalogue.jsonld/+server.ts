import { describeCatalogue } from '$lib/domain/interchange/structured-data';
import { listPublications } from '$lib/server/queries/publications';
import { sendJson } from '../../../send-data';
import { refuseParameters } from '../open-edition';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const refused = refuseParameters(url, []);
	if (refused) return refused;
	const publications = await listPublications(locals.db, locals.now);
	const { origin } = locals;
	return sendJson(describeCatalogue({ publications, origin }), 'application/ld+json');
};
