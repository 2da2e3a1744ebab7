import { assessmentRecords } from '$lib/domain/interchange/assessments-table';
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
		recommendations: dataset.recommendations,
		criteria: dataset.criteria,
		assessments: assessmentRecords(
			dataset,
			dataset.assessments.filter((one) => one.wave === wave.slug)
		)
	});
};
