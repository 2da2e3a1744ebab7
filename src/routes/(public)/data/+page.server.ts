import { formatDayOf } from '$lib/domain/editions/day-of';
import { listAddresses } from '$lib/domain/interchange/open-api';
import { listPublications } from '$lib/server/queries/publications';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const publications = await listPublications(locals.db, locals.now);
	return {
		surveys: publications.map(({ dataset, edition }) => ({
			slug: dataset.survey.slug,
			title: dataset.survey.title,
			edition: edition.number,
			publishedOn: formatDayOf(edition.publishedAt)
		})),
		addresses: listAddresses()
	};
};
