import { editionFileName } from '$lib/domain/editions/edition-address';
import { assessmentsCsv, assessmentsOfWave } from '$lib/domain/interchange/assessments-file';
import { openPublication } from '../../../../../open-publication';
import { sendCsv } from '../../../../../send-data';
import { openWave } from '../open-wave';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	return sendCsv(
		assessmentsCsv(dataset, edition.number, assessmentsOfWave(dataset, wave.slug)),
		editionFileName(dataset.survey.slug, edition.number, `recommendations-${wave.slug}`, 'csv')
	);
};
