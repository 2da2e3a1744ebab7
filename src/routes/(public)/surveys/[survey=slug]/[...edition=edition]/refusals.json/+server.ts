import { refusalsJson } from '$lib/domain/interchange/refusals-file';
import { openPublication } from '../../../../../open-publication';
import { sendJson } from '../../../../../send-data';
import { openWave } from '../open-wave';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	return sendJson(refusalsJson(dataset, edition, wave.slug));
};
