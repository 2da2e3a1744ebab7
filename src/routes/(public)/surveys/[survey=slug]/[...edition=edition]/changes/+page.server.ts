import { describeEditions, moreAnswersWords } from '$lib/domain/editions/edition-changes';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { openEditions } from '../../../../../open-editions';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const publication = await openPublication(locals, params);
	const editions = await openEditions(locals, publication);
	return {
		shown: nameWaves(publication.dataset.waves),
		/** Whether an answer's address has to name its wave. */
		hasWaves: publication.dataset.waves.length > 1,
		editions: describeEditions(editions, publication.corrections).map((edition) => ({
			...edition,
			more: moreAnswersWords(edition)
		}))
	};
};
