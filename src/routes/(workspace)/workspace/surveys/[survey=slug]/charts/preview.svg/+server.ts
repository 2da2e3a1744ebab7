import { error } from '@sveltejs/kit';
import { chartSettingsSchema, type ChartSettings } from '$lib/domain/charts/chart';
import { checkChart } from '$lib/domain/charts/check-chart';
import { figureOf } from '$lib/domain/charts/figures/registry';
import { previewCaption } from '$lib/domain/charts/picture-caption';
import { drawPicture } from '$lib/server/charts/draw-chart';
import { guard } from '../../../../../../guard';
import { readDrawingWidth } from '../../../../../../read-drawing-width';
import { sendPrivateSvg } from '../../../../../../send-data';
import { blindWords } from '../blind-words';
import { openCharts } from '../open-charts';
import type { RequestHandler } from './$types';

/** The settings of a chart as the address gives them, or null where they are none. */
function readSettings(text: string | null): ChartSettings | null {
	try {
		return chartSettingsSchema.safeParse(JSON.parse(text ?? '')).data ?? null;
	} catch {
		return null;
	}
}

/** A chart with the settings of the address, as SVG: by itself with its words, or `width=480` the drawing alone. */
export const GET: RequestHandler = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'edit_chart', { survey: params.survey });
	const width = readDrawingWidth(url);
	const settings = readSettings(url.searchParams.get('settings'));
	const { dataset, isBlind } = await openCharts(locals, params.survey);
	if (!settings || checkChart(settings, dataset).length > 0) {
		error(400, {
			message: 'These settings do not fit the survey.',
			hint: 'Open the chart from the list of charts, which shows what does not fit.'
		});
	}
	if (isBlind) {
		error(409, { message: blindWords.why, hint: blindWords.until });
	}
	const figure = figureOf(settings, dataset);
	const svg = drawPicture(figure, width, previewCaption(figure));
	return sendPrivateSvg(svg, `preview-${settings.slug}.svg`);
};
