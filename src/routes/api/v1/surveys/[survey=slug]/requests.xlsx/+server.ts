import { editionFileName } from '$lib/domain/editions/edition-address';
import { requestsWorkbook } from '$lib/domain/interchange/workbook';
import { sendWorkbook } from '../../../../../send-workbook';
import { openEdition, refuseParameters } from '../../../open-edition';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const refused = refuseParameters(event.url, ['edition']);
	if (refused) return refused;
	const publication = await openEdition(event);
	if (publication instanceof Response) return publication;
	const { dataset, edition } = publication;
	const { slug } = dataset.survey;
	const about = {
		dataset,
		edition,
		what: 'requests',
		selection: null,
		address: `${event.locals.origin}/api/v1/surveys/${slug}/requests.xlsx?edition=${edition.number}`
	};
	return sendWorkbook(
		requestsWorkbook(about),
		editionFileName(slug, edition.number, 'requests', 'xlsx')
	);
};
