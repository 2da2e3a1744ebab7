import { redirect } from '@sveltejs/kit';
import { compareNames } from '$lib/domain/bodies/body';
import { existsOn } from '$lib/domain/bodies/lineage';
import { dayOf } from '$lib/domain/editions/day-of';
import { setUpSurvey } from '$lib/domain/surveys/set-up';
import { listPeople } from '$lib/server/queries/accounts';
import { readRegister } from '$lib/server/queries/register';
import { findSurveyRecord, listSurveyTitles, readPattern } from '$lib/server/queries/surveys';
import { createSurvey } from '$lib/server/services/create-survey';
import { guard } from '../../../../guard';
import { attempt, readForm } from '../../../../read-form';
import { bodyOptions } from '../../body-options';
import { newSurveyForm, refusedField } from '../survey-forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'create_survey');
	const { db, actor, now } = event.locals;
	const [{ bodies, changes }, titles, people] = await Promise.all([
		readRegister(db),
		listSurveyTitles(db),
		listPeople(db)
	]);
	const today = dayOf(now);
	return {
		bodies: bodyOptions(bodies.filter((body) => existsOn(body.slug, changes, today))),
		surveys: titles.sort((a, b) => compareNames(a.title, b.title)),
		people: people
			.filter((person) => person.suspendedAt === null)
			.sort((a, b) => compareNames(a.name, b.name))
			.map((person) => ({
				value: String(person.id),
				label: `${person.name}, ${person.organisation}`
			})),
		self: actor.kind === 'account' ? String(actor.id) : ''
	};
};

export const actions: Actions = {
	default: async (event) => {
		await guard(event, 'create_survey');
		const form = await readForm(event.request, newSurveyForm, 'create');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { title, slug, summary, start_from: startFrom, publisher, ...first } = form.data;

		const source = startFrom ? await findSurveyRecord(db, startFrom) : null;
		if (startFrom && !source) {
			return form.refuse({ start_from: 'There is no such survey to start from.' });
		}
		const setUp = setUpSurvey(
			{
				survey: { title, slug, summary },
				wave: {
					slug: first.wave_slug,
					title: first.wave_title,
					law: first.law,
					as_at: first.as_at,
					note: first.note
				},
				asked: first.bodies
			},
			source && { survey: source.survey, ...(await readPattern(db, source.id)) }
		);
		const publisherId = /^\d{1,9}$/.test(publisher) ? Number(publisher) : null;
		const created = await attempt(
			() => createSurvey(db, actor, { ...setUp, publisherId }, now),
			form.refuseAt(refusedField)
		);
		if (!created.ok) return created.failure;
		const isOwn = actor.kind === 'account' && publisherId === actor.id;
		redirect(
			303,
			isOwn ? `/workspace/surveys/${slug}?done=created` : `/workspace/surveys?created=${slug}`
		);
	}
};
