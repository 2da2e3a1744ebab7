import { redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import {
	describeResponse,
	entryOfResponse,
	readResponseEntry,
	responseProblemWords
} from '$lib/domain/gaps/government-response';
import { listRecommendations } from '$lib/server/queries/recommendations';
import {
	recordGovernmentResponse,
	responseFingerprint
} from '$lib/server/services/record-government-response';
import { guard } from '../../../../../guard';
import { attempt, readForm } from '../../../../../read-form';
import { openSurvey } from '../open-survey';
import { recordResponseForm, removeResponseForm } from './response-forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { id, survey } = await openSurvey(locals.db, params.survey);
	const stored = await listRecommendations(locals.db, id);
	const mayRecord = may(locals.actor, 'record_government_response', place).ok;
	const recommendations = stored.map(({ code, title, summary, response, criteria }) => ({
		code,
		title,
		summary,
		criteria,
		response: response && describeResponse(response),
		entry: entryOfResponse(response),
		fingerprint: responseFingerprint(response)
	}));
	const named = (parameter: string) =>
		(mayRecord && recommendations.find((one) => one.code === url.searchParams.get(parameter))) ||
		null;
	const removing = named('remove');
	return {
		slug: survey.slug,
		title: survey.title,
		recommendations,
		recorded: recommendations.filter(({ response }) => response).length,
		mayRecord,
		recording: named('record'),
		removing: removing?.response ? removing : null,
		done: url.searchParams.get('done')
	};
};

/** Leads back to the list with word of what was done, so that reloading it does nothing again. */
function showDone({ pathname }: URL, done: string, code: string): never {
	redirect(303, `${pathname}?done=${done}#recommendation-${encodeURIComponent(code)}`);
}

export const actions: Actions = {
	record: async (event) => {
		const { survey } = event.params;
		await guard(event, 'record_government_response', { survey });
		const form = await readForm(event.request, recordResponseForm, 'record');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { recommendation, fingerprint, ...entry } = form.data;
		const reading = readResponseEntry(entry, now);
		if (!reading.ok) {
			return form.refuse(
				Object.fromEntries(
					reading.problems.map((problem) => [problem.field, responseProblemWords(problem)])
				)
			);
		}
		const { response } = reading;
		const input = { survey, recommendation, response, fingerprint };
		const recorded = await attempt(
			() => recordGovernmentResponse(db, actor, input, now),
			form.refuseAt()
		);
		return recorded.ok ? showDone(event.url, 'recorded', recommendation) : recorded.failure;
	},

	remove: async (event) => {
		const { survey } = event.params;
		await guard(event, 'record_government_response', { survey });
		const form = await readForm(event.request, removeResponseForm, 'remove');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const input = { survey, ...form.data, response: null };
		const removed = await attempt(
			() => recordGovernmentResponse(db, actor, input, now),
			form.refuseAt()
		);
		return removed.ok ? showDone(event.url, 'removed', input.recommendation) : removed.failure;
	}
};
