import { headlineFigures } from '$lib/domain/surveys/headlines';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { latestWave } from '$lib/domain/editions/dataset';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { sourceSentence } from '$lib/domain/surveys/source';
import { listPublications } from '$lib/server/queries/publications';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const publications = await listPublications(locals.db, locals.now);
	return {
		surveys: publications.map(({ dataset, edition }) => {
			const wave = latestWave(dataset);
			return {
				slug: dataset.survey.slug,
				title: dataset.survey.title,
				summary: dataset.survey.summary,
				wave: wave.title,
				asAt: formatAsAt(wave.as_at),
				source: sourceSentence(dataset),
				edition: edition.number,
				publishedOn: formatDayOf(edition.publishedAt),
				figures: headlineFigures(dataset)
			};
		})
	};
};
