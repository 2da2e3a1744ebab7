import { editionAddress } from '$lib/domain/editions/edition-address';
import { lettersSentence } from '$lib/domain/evidence/letters-sentence';
import { citeWhole } from '$lib/domain/interchange/bibtex';
import { dataDictionary } from '$lib/domain/interchange/data-dictionary';
import { listEditionFiles } from '$lib/domain/interchange/edition-files';
import { describeEdition } from '$lib/domain/interchange/structured-data';
import { describeDataLicence } from '$lib/domain/surveys/data-licence';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { describedFrom } from '../../../../../described-from';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const publication = await openPublication(locals, params);
	const { dataset, edition } = publication;
	const address = `${locals.origin}${editionAddress(dataset.survey.slug, edition.number)}`;
	return {
		shown: nameWaves(dataset.waves),
		described: describeEdition(describedFrom(publication, locals)),
		files: listEditionFiles(dataset, edition.number),
		dictionary: dataDictionary(dataset),
		letters: lettersSentence(dataset.letters),
		contentHash: edition.contentHash,
		licence: describeDataLicence(dataset),
		...citeWhole(dataset, edition, address)
	};
};
