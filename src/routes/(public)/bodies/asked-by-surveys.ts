import type { AskedBySurvey } from '$lib/domain/bodies/register-rows';
import type { Publication } from '$lib/server/queries/publications';

/** Whom each survey asked, by its latest edition. */
export function askedBySurveys(publications: readonly Publication[]): AskedBySurvey[] {
	return publications.map(({ dataset }) => ({
		slug: dataset.survey.slug,
		title: dataset.survey.title,
		bodies: [...new Set(dataset.answers.map((answer) => answer.body))]
	}));
}
