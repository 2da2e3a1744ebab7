import { registerRows } from '$lib/domain/bodies/register-rows';
import { dayOf } from '$lib/domain/editions/day-of';
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
		rows: registerRows(
			register.bodies,
			register.changes,
			askedBySurveys(publications),
			dayOf(locals.now)
		)
	};
};
