import { agreementColumns, agreementRows } from '$lib/domain/interchange/agreement-table';
import { writeTable } from '$lib/domain/interchange/column';
import { guard } from '../../../../../../../guard';
import { sendCsv } from '../../../../../../../send-data';
import { openAgreement } from '../agreement/open-agreement';
import type { RequestHandler } from './$types';

/** How far two people agree in coding a wave, as CSV. */
export const GET: RequestHandler = async (event) => {
	const { params, locals } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const { measured } = await openAgreement(locals.db, params);
	return sendCsv(
		writeTable(agreementColumns, agreementRows(measured)),
		`agreement-${params.survey}-${params.wave}.csv`
	);
};
