import { analyseGaps } from '$lib/domain/gaps/gap-analysis';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { openPublication } from '../../../../../open-publication';
import { openWave } from '../open-wave';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { dataset } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	return {
		shown: nameWaves([wave]),
		analysis: analyseGaps(dataset, wave.slug),
		/** Other waves to look at; empty where there is but one. */
		waves: dataset.waves.length > 1 ? dataset.waves.map(({ slug, title }) => ({ slug, title })) : []
	};
};
