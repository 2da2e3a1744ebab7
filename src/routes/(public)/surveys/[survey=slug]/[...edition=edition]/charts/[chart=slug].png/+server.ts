import { drawPng, pictureWidth } from '$lib/server/charts/draw-chart';
import { fileName, openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart as PNG, standing on its own, at two pixels for one. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const chart = await openChart(locals, params);
	const png = drawPng(chart.figure, { width: 2 * pictureWidth, caption: chart.caption });
	return new Response(new Uint8Array(png), {
		headers: {
			'content-type': 'image/png',
			'content-disposition': `inline; filename="${fileName(chart, 'png')}"`,
			'access-control-allow-origin': '*'
		}
	});
};
