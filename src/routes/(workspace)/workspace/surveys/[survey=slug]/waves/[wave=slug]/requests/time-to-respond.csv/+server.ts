import { toCsv } from '$lib/domain/interchange/csv';
import { guard } from '../../../../../../../../guard';
import { sendCsv } from '../../../../../../../../send-data';
import { openTimeToRespond } from '../open-time-to-respond';
import type { RequestHandler } from './$types';

/** The chart's table as CSV. Days that are missing have their reason in their place. */
export const GET: RequestHandler = async (event) => {
	const { params, locals } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const { figure } = await openTimeToRespond(locals, params);
	const { columns, rows } = figure.table;
	const csv = toCsv(
		columns.map((column) => column.key),
		rows.map((row) => columns.map((column) => row[column.key] ?? null))
	);
	return sendCsv(csv, `time-to-respond-${params.survey}-${params.wave}.csv`);
};
