import { analyseGaps } from '$lib/domain/gaps/gap-analysis';
import { guard } from '../../../../../../../guard';
import { headWave, openWorkingWave } from '../open-working-wave';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const opened = await openWorkingWave(locals, params, url.searchParams);
	return {
		...headWave(opened),
		hasCriteria: opened.dataset.criteria.length > 0,
		analysis: analyseGaps(opened.dataset, opened.wave.slug, opened.work)
	};
};
