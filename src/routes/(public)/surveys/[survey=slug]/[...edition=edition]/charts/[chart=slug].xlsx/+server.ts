import { chartWorkbook } from '$lib/domain/interchange/workbook';
import { sendWorkbook } from '../../../../../../send-workbook';
import { fileName, openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart's table as a workbook. A value that is missing has its reason in its place. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const chart = await openChart(locals, params);
	const { publication, figure, address } = chart;
	const { dataset, edition } = publication;
	const about = { dataset, edition, what: figure.headline, selection: null, address };
	return sendWorkbook(chartWorkbook(about, figure), fileName(chart, 'xlsx'));
};
