import { chartCsv } from '$lib/domain/interchange/chart-file';
import { sendCsv } from '../../../../../../send-data';
import { fileName, openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart's table as CSV. A value that is missing has its reason in its place. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const chart = await openChart(locals, params);
	return sendCsv(chartCsv(chart.figure), fileName(chart, 'csv'));
};
