import { error } from '@sveltejs/kit';
import { drawingWidths, isDrawingWidth } from '$lib/domain/charts/picture';
import { drawSvg, pictureWidth } from '$lib/server/charts/draw-chart';
import { guard } from '../../../../../../../../guard';
import { openTimeToRespond } from '../open-time-to-respond';
import type { RequestHandler } from './$types';

/** The chart as SVG: standing on its own, or `?width=480` the drawing alone, as its page shows it. */
export const GET: RequestHandler = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const asked = url.searchParams.get('width');
	const width = asked === null ? null : Number(asked);
	if (width !== null && !isDrawingWidth(width)) {
		error(400, {
			message: `Charts are drawn ${drawingWidths.join(', ')} pixels wide.`,
			hint: 'Leave out the width for a picture that stands on its own.'
		});
	}
	const { figure } = await openTimeToRespond(locals, params);
	const { headline, subtitle, source } = figure;
	const svg =
		width === null
			? drawSvg(figure, {
					width: pictureWidth,
					caption: {
						headline,
						subtitle,
						footer: [`Source: ${source}. Counts: Crosscheck. Not published.`]
					}
				})
			: drawSvg(figure, { width, caption: null });
	return new Response(svg, {
		headers: {
			'content-type': 'image/svg+xml; charset=utf-8',
			'content-disposition': `inline; filename="time-to-respond-${params.survey}-${params.wave}.svg"`
		}
	});
};
