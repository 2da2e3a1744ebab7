import { headBody, staffWords } from '$lib/domain/bodies/body-profile';
import { dayOf } from '$lib/domain/editions/day-of';
import { clockProblem, describeClock } from '$lib/domain/requests/clock-words';
import { guard } from '../../../../../../../../guard';
import { readWaveRequests, type StandingRequest } from '../../../../../../read-wave-requests';
import { headWave } from '../../open-working-wave';
import { openWorkingBody } from './open-working-body';
import type { PageServerLoad } from './$types';

/** A request with where it stands. */
function showClock({ id, clock }: StandingRequest, today: string) {
	if (!clock.ok)
		return { id, state: 'Its due day cannot be worked out', words: clockProblem(clock) };
	const { state, due, detail } = describeClock(clock.clock, today);
	return { id, state, words: [due ? `${due}.` : '', ...detail].filter(Boolean).join(' ') };
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const { opened, body, profile, lineage } = await openWorkingBody(
		locals,
		params,
		url.searchParams
	);
	const today = dayOf(locals.now);
	const { requests } = await readWaveRequests(locals.db, opened.waveId, today);
	return {
		...headWave(opened),
		body: headBody(body),
		staff: staffWords(opened.dataset, body.slug, opened.wave),
		profile,
		lineage,
		clocks: requests
			.filter((one) => one.body.slug === body.slug)
			.map((one) => showClock(one, today)),
		others: opened.dataset.bodies.filter((one) => opened.work.asked.has(one.slug)).length - 1
	};
};
