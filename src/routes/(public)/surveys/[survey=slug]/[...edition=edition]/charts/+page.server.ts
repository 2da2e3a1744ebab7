import { listFigures } from '$lib/domain/charts/figures/registry';
import { viewChart } from '$lib/server/charts/view-chart';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { dataset } = await openPublication(locals, params);
	const { survey } = await parent();
	return {
		shown: nameWaves(dataset.waves),
		charts: listFigures(dataset).map((figure) => viewChart(figure, survey.base, 'list'))
	};
};
