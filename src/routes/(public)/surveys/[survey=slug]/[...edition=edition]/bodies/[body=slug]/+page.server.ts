import { error } from '@sveltejs/kit';
import { profileBody } from '$lib/domain/bodies/body-profile';
import { describeLineage } from '$lib/domain/bodies/lineage-words';
import { correctionsOfBody } from '$lib/domain/editions/correction-notes';
import { latestWave } from '$lib/domain/editions/dataset';
import { dayOf } from '$lib/domain/editions/day-of';
import { describeRequests } from '$lib/domain/requests/request-words';
import { bankHolidays } from '$lib/server/queries/calendar';
import { readRegister } from '$lib/server/queries/register';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { openPublication } from '../../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [{ dataset, edition, corrections }, register] = await Promise.all([
		openPublication(locals, params),
		readRegister(locals.db)
	]);
	const profile = profileBody(dataset, params.body);
	if (!profile) {
		error(404, {
			message: `This survey did not ask a public body called “${params.body}”.`,
			hint: 'The comparison lists all those that it asked.'
		});
	}
	const asked = new Set(profile.waves.map(({ wave }) => wave.slug));
	return {
		shown: nameWaves(dataset.waves.filter((wave) => asked.has(wave.slug))),
		/** The wave that pages show where none is named. */
		latest: latestWave(dataset).slug,
		profile,
		/** What is published of the requests to it, by wave. */
		requests: Object.fromEntries(
			dataset.waves.map((wave) => [
				wave.slug,
				describeRequests(dataset, wave, params.body, bankHolidays)
			])
		),
		corrections: correctionsOfBody(corrections, params.body, edition.number),
		lineage: describeLineage(params.body, register.bodies, register.changes, dayOf(locals.now))
	};
};
