import { drawPicture } from '$lib/server/charts/draw-chart';
import { guard } from '../../../../../../../../guard';
import { readDrawingWidth } from '../../../../../../../../read-drawing-width';
import { sendPrivateSvg } from '../../../../../../../../send-data';
import { openTimeToRespond } from '../open-time-to-respond';
import type { RequestHandler } from './$types';

/** The chart as SVG: standing on its own, or `?width=480` the drawing alone, as its page shows it. */
export const GET: RequestHandler = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const width = readDrawingWidth(url);
	const { figure } = await openTimeToRespond(locals, params);
	const { headline, subtitle, source } = figure;
	const footer = [`Source: ${source}. Counts: Crosscheck. Not published.`];
	const svg = drawPicture(figure, width, { headline, subtitle, footer });
	return sendPrivateSvg(svg, `time-to-respond-${params.survey}-${params.wave}.svg`);
};
