import { requestsJson } from '$lib/domain/interchange/requests-file';
import { sendJson } from '../../../../../send-data';
import { openEdition, refuseParameters } from '../../../open-edition';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const refused = refuseParameters(event.url, ['edition']);
	if (refused) return refused;
	const publication = await openEdition(event);
	if (publication instanceof Response) return publication;
	return sendJson(requestsJson(publication.dataset, publication.edition));
};
