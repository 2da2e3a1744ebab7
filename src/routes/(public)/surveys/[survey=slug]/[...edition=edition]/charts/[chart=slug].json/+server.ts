import { chartJson } from '$lib/domain/interchange/chart-file';
import { sendJson } from '../../../../../../send-data';
import { openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart as data: what it says, and the table of all that it draws. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { publication, figure, corrections } = await openChart(locals, params);
	const { dataset, edition } = publication;
	return sendJson(chartJson(dataset.survey.slug, edition, figure, corrections));
};
