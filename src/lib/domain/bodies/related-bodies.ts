import type { Body, BodyChange } from './body';
import { todaysSuccessors } from './lineage';
import type { AskedBySurvey } from './register-rows';

/** A body that was asked and from which another carries on. */
export interface RelatedBody {
	slug: string;
	name: string;
	surveys: { slug: string; title: string }[];
}

/**
 * The bodies that a survey asked and from which this one carries on, on a calendar day; in the order
 * given. So that whoever looks up a new department finds what the old one answered.
 */
export function relatedBodies(
	slug: string,
	bodies: readonly Body[],
	changes: readonly BodyChange[],
	surveys: readonly AskedBySurvey[],
	onDay: string
): RelatedBody[] {
	return bodies.flatMap((body) => {
		const asking = surveys.filter((survey) => survey.bodies.includes(body.slug));
		if (body.slug === slug || asking.length === 0) return [];
		if (!todaysSuccessors(body.slug, changes, onDay).includes(slug)) return [];
		return [
			{
				slug: body.slug,
				name: body.name,
				surveys: asking.map(({ slug: survey, title }) => ({ slug: survey, title }))
			}
		];
	});
}
