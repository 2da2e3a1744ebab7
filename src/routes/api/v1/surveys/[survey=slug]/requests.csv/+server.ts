import { editionFileName } from '$lib/domain/editions/edition-address';
import { requestsCsv } from '$lib/domain/interchange/requests-file';
import { sendCsv } from '../../../../../send-data';
import { openEdition, refuseParameters } from '../../../open-edition';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const refused = refuseParameters(event.url, ['edition']);
	if (refused) return refused;
	const publication = await openEdition(event);
	if (publication instanceof Response) return publication;
	const { dataset, edition } = publication;
	return sendCsv(
		requestsCsv(dataset, edition.number),
		editionFileName(dataset.survey.slug, edition.number, 'requests', 'csv')
	);
};
