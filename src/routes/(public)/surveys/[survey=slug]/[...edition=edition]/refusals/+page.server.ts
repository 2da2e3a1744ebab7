import { refusalCaveats } from '$lib/domain/answers/refusal-words';
import { viewRefusals } from '$lib/domain/answers/refusal-view';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { latestWave } from '$lib/domain/editions/dataset';
import { openPublication } from '../../../../../open-publication';
import { openWave } from '../open-wave';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { dataset } = await openPublication(locals, params);
	const wave = openWave(dataset, url);
	const chart = dataset.charts.find(
		(one) => one.figure === 'answered_beside_refused' && one.wave === wave.slug
	);
	return {
		shown: nameWaves([wave]),
		/** Of another wave than the one that answers are known by. */
		linked: wave === latestWave(dataset) ? null : wave.slug,
		view: viewRefusals(dataset, wave.slug),
		caveats: refusalCaveats,
		/** The slug of the same as a chart; null where the publishers chose none. */
		chart: chart?.slug ?? null,
		/** Other waves to look at; empty where there is but one. */
		waves: dataset.waves.length > 1 ? dataset.waves.map(({ slug, title }) => ({ slug, title })) : []
	};
};
