import { viewChartAt } from '$lib/server/charts/view-chart';
import { guard } from '../../../../../../../../guard';
import { openTimeToRespond } from '../open-time-to-respond';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const { survey, wave, figure } = await openTimeToRespond(locals, params);
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		chart: viewChartAt(figure, url.pathname, 'page'),
		table: figure.table,
		method: figure.method,
		notes: figure.notes,
		source: figure.source
	};
};
