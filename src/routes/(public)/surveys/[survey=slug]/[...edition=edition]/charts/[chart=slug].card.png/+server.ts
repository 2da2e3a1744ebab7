import { error } from '@sveltejs/kit';
import { cardWidths, isCardWidth } from '$lib/domain/charts/card';
import { pictureCaption } from '$lib/domain/charts/picture-caption';
import { drawCard } from '$lib/server/charts/draw-card';
import { sendPng } from '../../../../../../send-data';
import { fileName, openChart } from '../open-chart';
import type { RequestHandler } from './$types';

/** The chart as the card of a link to it, PNG: 1,200 pixels wide, or `?width=600`. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const width = Number(url.searchParams.get('width') ?? cardWidths[0]);
	if (!isCardWidth(width)) {
		throw error(400, {
			message: `Cards are drawn ${cardWidths.join(', ')} pixels wide.`,
			hint: 'Leave out the width for the widest.'
		});
	}
	const chart = await openChart(locals, params);
	// A link stands beside it: where it leads is enough of the address.
	const { host } = new URL(locals.origin);
	const caption = pictureCaption(chart.figure, chart.publication.edition, host);
	const png = drawCard(chart.figure, caption, width);
	return sendPng(png, fileName(chart, 'card.png'));
};
