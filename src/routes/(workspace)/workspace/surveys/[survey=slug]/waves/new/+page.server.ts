import { redirect } from '@sveltejs/kit';
import { shortName, sortBodies } from '$lib/domain/bodies/body';
import { existsOn } from '$lib/domain/bodies/lineage';
import { dayOf } from '$lib/domain/editions/day-of';
import { joinWords } from '$lib/domain/questions/words';
import { isCalendarDay } from '$lib/domain/requests/calendar-day';
import { formatDay } from '$lib/domain/surveys/as-at';
import { proposeWave } from '$lib/domain/surveys/propose-wave';
import { askWords, endWords } from '$lib/domain/surveys/propose-wave-words';
import { readRegister } from '$lib/server/queries/register';
import { listWaveBodies, listWaves } from '$lib/server/queries/waves';
import { startWave } from '$lib/server/services/start-wave';
import { guard } from '../../../../../../guard';
import { attempt, readForm } from '../../../../../../read-form';
import { bodyOptions } from '../../../../body-options';
import { newWaveForm, refusedField } from '../../../survey-forms';
import { openSurvey } from '../../open-survey';
import type { Actions, PageServerLoad } from './$types';

/** The day that bodies are proposed for: the address names it, or else it is today. */
function dayOfProposal(url: URL, now: Date): string {
	const on = url.searchParams.get('on') ?? '';
	return isCalendarDay(on) ? on : dayOf(now);
}

export const load: PageServerLoad = async (event) => {
	await guard(event, 'start_wave', { survey: event.params.survey });
	const { db, now } = event.locals;
	const { searchParams } = event.url;
	const { id, survey } = await openSurvey(db, event.params.survey);
	const [{ bodies, changes }, waves] = await Promise.all([readRegister(db), listWaves(db, id)]);
	const last = waves.at(-1) ?? null;
	const asked = last ? (await listWaveBodies(db, last.id)).map((body) => body.slug) : [];
	const on = dayOfProposal(event.url, now);
	const { proposed, kept, replaced, ended } = proposeWave(asked, bodies, changes, on);

	const bySlug = new Map(bodies.map((body) => [body.slug, body]));
	const short = (slug: string) => shortName(bySlug.get(slug) ?? { code: null, name: slug });
	const reasons = new Map(proposed.map((one) => [one.body, one.reasons]));
	const others = bodies.filter(
		(body) => !reasons.has(body.slug) && existsOn(body.slug, changes, on)
	);
	const wanted = searchParams.getAll('bodies');
	return {
		slug: survey.slug,
		title: survey.title,
		last: last && { title: last.wave.title, asked: asked.length, kept: kept.length },
		on,
		day: formatDay(on),
		dayProblem:
			searchParams.has('on') && searchParams.get('on') !== on
				? 'Give the day as in 2026-11-30. Bodies are proposed for today meanwhile.'
				: null,
		proposed: bodyOptions(
			bodies.filter((body) => reasons.has(body.slug)),
			(body) => askWords(reasons.get(body.slug) ?? [], short)
		),
		gone: sortBodies(
			[
				...replaced.map(({ body, by }) => ({
					slug: body,
					became: `Carried on by ${joinWords(by.map(short))}.`
				})),
				...ended.map(({ body, reason }) => ({ slug: body, became: endWords(reason) }))
			].map((one) => ({ code: null, name: short(one.slug), ...one }))
		).map(({ slug, name, became }) => ({ slug, name, became })),
		others: bodyOptions(others),
		chosen: [
			...reasons.keys(),
			...others.filter((body) => wanted.includes(body.slug)).map((body) => body.slug)
		],
		typed: {
			title: searchParams.get('title') ?? '',
			slug: searchParams.get('slug') ?? '',
			as_at: searchParams.get('as_at') ?? '',
			law: searchParams.get('law') ?? last?.wave.law ?? 'FOIA 2000',
			note: searchParams.get('note') ?? ''
		}
	};
};

export const actions: Actions = {
	start: async (event) => {
		const { survey } = event.params;
		await guard(event, 'start_wave', { survey });
		const form = await readForm(event.request, newWaveForm, 'start');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { bodies, on, ...wave } = form.data;
		if (on !== dayOfProposal(event.url, now)) {
			return form.refuse({
				on: 'You changed the day. Have bodies proposed for it first, and see whom it changes.'
			});
		}
		const started = await attempt(
			() => startWave(db, actor, { survey, wave, bodies, proposedFor: on }, now),
			form.refuseAt(refusedField)
		);
		if (!started.ok) return started.failure;
		redirect(303, `/workspace/surveys/${survey}/waves/${wave.slug}?done=started`);
	}
};
