import { editionFileName } from '$lib/domain/editions/edition-address';
import { refusalsCsv } from '$lib/domain/interchange/refusals-file';
import { openPublication } from '../../../../../open-publication';
import { sendCsv } from '../../../../../send-data';
import { openWave } from '../open-wave';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	return sendCsv(
		refusalsCsv(dataset, edition.number, wave.slug),
		editionFileName(dataset.survey.slug, edition.number, `refusals-${wave.slug}`, 'csv')
	);
};
