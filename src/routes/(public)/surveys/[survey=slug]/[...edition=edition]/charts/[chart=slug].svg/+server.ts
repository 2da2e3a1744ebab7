import { drawPicture } from '$lib/server/charts/draw-chart';
import { readDrawingWidth } from '../../../../../../read-drawing-width';
import { sendSvg } from '../../../../../../send-data';
import { fileName, openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart as SVG: standing on its own, or `?width=480` the drawing alone, as pages show it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const width = readDrawingWidth(url);
	const chart = await openChart(locals, params);
	const svg = drawPicture(chart.figure, width, chart.caption);
	return sendSvg(svg, fileName(chart, 'svg'));
};
