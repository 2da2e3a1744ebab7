import { editionAddress, editionFileName } from '$lib/domain/editions/edition-address';
import { refusalsWorkbook } from '$lib/domain/interchange/workbook';
import { openPublication } from '../../../../../open-publication';
import { sendWorkbook } from '../../../../../send-workbook';
import { openWave } from '../open-wave';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	const { slug } = dataset.survey;
	const address = `${locals.origin}${editionAddress(slug, edition.number)}/refusals?wave=${wave.slug}`;
	return sendWorkbook(
		refusalsWorkbook({ dataset, edition, address }, wave),
		editionFileName(slug, edition.number, `refusals-${wave.slug}`, 'xlsx')
	);
};
