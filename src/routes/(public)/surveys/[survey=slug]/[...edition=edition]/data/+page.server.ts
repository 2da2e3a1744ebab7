import { editionAddress } from '$lib/domain/editions/edition-address';
import { cite } from '$lib/domain/interchange/citation';
import { dataDictionary } from '$lib/domain/interchange/data-dictionary';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const address = `${locals.origin}${editionAddress(dataset.survey.slug, edition.number)}`;
	return {
		dictionary: dataDictionary(dataset),
		contentHash: edition.contentHash,
		citation: cite(dataset.survey, edition, null, address)
	};
};
