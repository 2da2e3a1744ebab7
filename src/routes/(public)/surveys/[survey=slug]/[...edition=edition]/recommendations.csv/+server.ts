import { editionFileName } from '$lib/domain/editions/edition-address';
import { assessmentColumns, assessmentRows } from '$lib/domain/interchange/assessments-table';
import { writeTable } from '$lib/domain/interchange/column';
import { openPublication } from '../../../../../open-publication';
import { sendCsv } from '../../../../../send-data';
import { openWave } from '../open-wave';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	const assessments = dataset.assessments.filter((one) => one.wave === wave.slug);
	return sendCsv(
		writeTable(assessmentColumns, assessmentRows(dataset, edition.number, assessments)),
		editionFileName(dataset.survey.slug, edition.number, `recommendations-${wave.slug}`, 'csv')
	);
};
