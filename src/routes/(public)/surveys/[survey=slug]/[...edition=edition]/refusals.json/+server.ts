import { refusalRecords } from '$lib/domain/interchange/refusals-table';
import { fileHeading } from '$lib/domain/interchange/survey-record';
import { openPublication } from '../../../../../open-publication';
import { sendJson } from '../../../../../send-data';
import { openWave } from '../open-wave';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	return sendJson({
		...fileHeading(dataset, edition),
		wave: wave.slug,
		...refusalRecords(dataset, wave.slug)
	});
};
