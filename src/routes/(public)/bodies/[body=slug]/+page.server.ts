import { error } from '@sveltejs/kit';
import { govukAddress } from '$lib/domain/bodies/body';
import { headBody, profileBody } from '$lib/domain/bodies/body-profile';
import { describeLineage } from '$lib/domain/bodies/lineage-words';
import { relatedBodies } from '$lib/domain/bodies/related-bodies';
import { dayOf } from '$lib/domain/editions/day-of';
import { listPublications } from '$lib/server/queries/publications';
import { readRegister } from '$lib/server/queries/register';
import { askedBySurveys } from '../asked-by-surveys';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [{ bodies, changes }, publications] = await Promise.all([
		readRegister(locals.db),
		listPublications(locals.db, locals.now)
	]);
	const body = bodies.find((one) => one.slug === params.body);
	if (!body) {
		error(404, {
			message: `There is no public body called “${params.body}” in the register.`,
			hint: 'The list of bodies has them all.'
		});
	}
	const today = dayOf(locals.now);
	return {
		body: headBody(body),
		govuk: govukAddress(body),
		lineage: describeLineage(body.slug, bodies, changes, today),
		surveys: publications.flatMap(({ dataset, edition }) => {
			const profile = profileBody(dataset, body.slug);
			if (!profile) return [];
			return [
				{
					slug: dataset.survey.slug,
					title: dataset.survey.title,
					edition: edition.number,
					waves: profile.waves.map(({ wave, asAt, answers }) => ({ wave, asAt, answers }))
				}
			];
		}),
		related: relatedBodies(body.slug, bodies, changes, askedBySurveys(publications), today)
	};
};
