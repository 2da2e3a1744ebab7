import { describeEditions, moreAnswersWords } from '$lib/domain/editions/edition-changes';
import { openEditions } from '../../../../../open-editions';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const publication = await openPublication(locals, params);
	const editions = await openEditions(locals, publication);
	return {
		editions: describeEditions(editions, publication.corrections).map((edition) => ({
			...edition,
			more: moreAnswersWords(edition)
		}))
	};
};
