import { editionFileName } from '$lib/domain/editions/edition-address';
import type { About, Workbook } from '$lib/domain/interchange/workbook';
import { sendWorkbook } from '../../send-workbook';
import { openEdition, refuseParameters, type Asked } from './open-edition';

/**
 * A table of an edition, all of it, as a workbook; or the problem that the request has.
 * @param what the table's name, in addresses and in words: "requests"
 */
export async function sendEditionWorkbook(
	asked: Asked,
	what: string,
	workbookOf: (about: About) => Workbook
): Promise<Response> {
	const refused = refuseParameters(asked.url, ['edition']);
	if (refused) return refused;
	const publication = await openEdition(asked);
	if (publication instanceof Response) return publication;
	const { dataset, edition } = publication;
	const { slug } = dataset.survey;
	const address = `${asked.locals.origin}/api/v1/surveys/${slug}/${what}.xlsx?edition=${edition.number}`;
	return sendWorkbook(
		workbookOf({ dataset, edition, what, selection: null, address }),
		editionFileName(slug, edition.number, what, 'xlsx')
	);
}
