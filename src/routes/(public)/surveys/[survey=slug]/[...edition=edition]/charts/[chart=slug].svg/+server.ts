import { error } from '@sveltejs/kit';
import { drawingWidths, isDrawingWidth } from '$lib/domain/charts/picture';
import { drawSvg, pictureWidth } from '$lib/server/charts/draw-chart';
import { fileName, openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart as SVG: standing on its own, or `?width=480` the drawing alone, as pages show it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const asked = url.searchParams.get('width');
	const width = asked === null ? null : Number(asked);
	if (width !== null && !isDrawingWidth(width)) {
		throw error(400, {
			message: `Charts are drawn ${drawingWidths.join(', ')} pixels wide.`,
			hint: 'Leave out the width for a picture that stands on its own.'
		});
	}
	const chart = await openChart(locals, params);
	const svg =
		width === null
			? drawSvg(chart.figure, { width: pictureWidth, caption: chart.caption })
			: drawSvg(chart.figure, { width, caption: null });
	return new Response(svg, {
		headers: {
			'content-type': 'image/svg+xml; charset=utf-8',
			'content-disposition': `inline; filename="${fileName(chart, 'svg')}"`,
			'access-control-allow-origin': '*'
		}
	});
};
