import { assessmentRecords } from '$lib/domain/interchange/assessments-table';
import { fileHeading } from '$lib/domain/interchange/survey-record';
import { sendJson } from '../../../../../send-data';
import { openEdition, refuseParameters } from '../../../open-edition';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const refused = refuseParameters(event.url, ['edition']);
	if (refused) return refused;
	const publication = await openEdition(event);
	if (publication instanceof Response) return publication;
	const { dataset, edition } = publication;
	return sendJson({
		...fileHeading(dataset, edition),
		assessments: assessmentRecords(dataset, dataset.assessments)
	});
};
