import {
	chooseSample,
	guideToApi,
	mistakenExample,
	writeRecipes,
	type GuideAddress
} from '$lib/domain/interchange/api-guide';
import { apiPromises } from '$lib/domain/interchange/api-promises';
import { codedMissingTable } from '$lib/domain/answers/missing';
import { excerptCsv, excerptJson } from '$lib/domain/interchange/excerpt';
import { listPublications } from '$lib/server/queries/publications';
import type { PageServerLoad } from './$types';

const isJson = (mediaType: string) => /\bjson\b/.test(mediaType);

/** Whether an answer is text that a page can show of. */
const isShown = ({ mediaType }: GuideAddress) => isJson(mediaType) || mediaType === 'text/csv';

export const load: PageServerLoad = async ({ locals, fetch }) => {
	/** The API is asked as anybody asks it: what the page shows is what it answers. */
	const ask = async (address: string) => {
		const response = await fetch(address);
		const text = await response.text();
		const mediaType = response.headers.get('content-type') ?? '';
		return {
			address,
			status: response.status,
			excerpt: isJson(mediaType) ? excerptJson(text) : excerptCsv(text)
		};
	};
	const { origin } = locals;
	const [publication] = await listPublications(locals.db, locals.now);
	const sample = publication
		? chooseSample(publication.dataset, publication.edition, origin)
		: null;
	const guide = guideToApi(sample);
	return {
		promises: apiPromises.filter(({ title }) => title !== 'Errors'),
		errors: apiPromises.find(({ title }) => title === 'Errors')?.words,
		recipes: sample ? writeRecipes(sample, origin) : [],
		missing: Object.entries(codedMissingTable),
		sections: await Promise.all(
			guide.map(async (section) => ({
				...section,
				shown: await Promise.all(
					section.addresses
						.filter(isShown)
						.flatMap(({ example }) => (example === null ? [] : [ask(example)]))
				)
			}))
		),
		mistaken: await ask(mistakenExample(sample))
	};
};
