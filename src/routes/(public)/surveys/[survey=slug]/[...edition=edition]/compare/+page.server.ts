import { error } from '@sveltejs/kit';
import { compareBodies } from '$lib/domain/answers/comparison/comparison';
import { linkViews } from '$lib/domain/answers/comparison/comparison-links';
import { comparisonQuery } from '$lib/domain/answers/comparison/view';
import { answersOfWave } from '$lib/domain/editions/dataset';
import { sourceCitation } from '$lib/domain/surveys/source';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { openComparison } from '../open-comparison';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const opened = await openComparison(locals, params, url);
	if (!opened.ok) throw error(400, { message: opened.message, hint: opened.hint });
	const { view } = opened;
	const { dataset } = opened.publication;
	const comparison = compareBodies(dataset, view);
	return {
		shown: nameWaves([answersOfWave(dataset, view.wave).wave]),
		view,
		comparison,
		citation: sourceCitation(dataset),
		links: linkViews(view, comparison, (changes) => comparisonQuery(dataset, view, changes)),
		/** The query of the files, which hold all pages. */
		filesQuery: comparisonQuery(dataset, view)
	};
};
