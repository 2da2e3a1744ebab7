import { toCsv } from '$lib/domain/interchange/csv';
import { sendCsv } from '../../../../../../send-data';
import { fileName, openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart's table as CSV. A value that is missing has its reason in its place. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const chart = await openChart(locals, params);
	const { columns, rows } = chart.figure.table;
	const csv = toCsv(
		columns.map((column) => column.key),
		rows.map((row) => columns.map((column) => row[column.key] ?? null))
	);
	return sendCsv(csv, fileName(chart, 'csv'));
};
