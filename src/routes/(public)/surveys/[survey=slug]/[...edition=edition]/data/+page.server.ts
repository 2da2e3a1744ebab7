import { editionAddress } from '$lib/domain/editions/edition-address';
import { lettersSentence } from '$lib/domain/evidence/letters-sentence';
import { cite } from '$lib/domain/interchange/citation';
import { dataDictionary } from '$lib/domain/interchange/data-dictionary';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const address = `${locals.origin}${editionAddress(dataset.survey.slug, edition.number)}`;
	return {
		dictionary: dataDictionary(dataset),
		letters: lettersSentence(dataset.letters),
		contentHash: edition.contentHash,
		citation: cite(dataset.survey, edition, null, address)
	};
};
