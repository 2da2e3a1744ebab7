import { formatDayOf } from '$lib/domain/editions/day-of';
import { outlineCatalogue } from '$lib/domain/interchange/structured-data';
import { listPublications } from '$lib/server/queries/publications';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const publications = await listPublications(locals.db, locals.now);
	return {
		described: outlineCatalogue({ publications, origin: locals.origin }),
		surveys: publications.map(({ dataset, edition }) => ({
			slug: dataset.survey.slug,
			title: dataset.survey.title,
			edition: edition.number,
			publishedOn: formatDayOf(edition.publishedAt),
			/** Those that its edition has. */
			tables: ['answers', 'assessments', ...(dataset.requests.length ? ['requests'] : [])]
		}))
	};
};
