import { editionAddress, editionFileName } from '$lib/domain/editions/edition-address';
import { refusalRows } from '$lib/domain/interchange/refusals-table';
import { refusalsWorkbook } from '$lib/domain/interchange/workbook';
import { openPublication } from '../../../../../open-publication';
import { sendWorkbook } from '../../../../../send-workbook';
import { openWave } from '../open-wave';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	const { slug } = dataset.survey;
	const about = {
		dataset,
		edition,
		what: `who answered what others refused, ${wave.title}`,
		selection: null,
		address: `${locals.origin}${editionAddress(slug, edition.number)}/refusals?wave=${wave.slug}`
	};
	return sendWorkbook(
		refusalsWorkbook(about, refusalRows(dataset, edition.number, wave.slug)),
		editionFileName(slug, edition.number, `refusals-${wave.slug}`, 'xlsx')
	);
};
