import { pngWidth } from '$lib/domain/charts/picture';
import { drawPng } from '$lib/server/charts/draw-chart';
import { sendPng } from '../../../../../../send-data';
import { fileName, openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart as PNG, standing on its own. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const chart = await openChart(locals, params);
	const png = drawPng(chart.figure, { width: pngWidth, caption: chart.caption });
	return sendPng(png, fileName(chart, 'png'));
};
