import { registerRows } from '$lib/domain/bodies/register-rows';
import { latestWave } from '$lib/domain/editions/dataset';
import { dayOf } from '$lib/domain/editions/day-of';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { sourceSentence } from '$lib/domain/surveys/source';
import { listPublications } from '$lib/server/queries/publications';
import { readRegister } from '$lib/server/queries/register';
import { askedBySurveys } from './asked-by-surveys';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const [register, publications] = await Promise.all([
		readRegister(locals.db),
		listPublications(locals.db, locals.now)
	]);
	return {
		surveys: publications.map(({ dataset }) => ({
			title: dataset.survey.title,
			asAt: formatAsAt(latestWave(dataset).as_at),
			basis: sourceSentence(dataset)
		})),
		rows: registerRows(
			register.bodies,
			register.changes,
			askedBySurveys(publications),
			dayOf(locals.now)
		)
	};
};
