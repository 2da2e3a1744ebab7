import { redirect } from '@sveltejs/kit';
import { shortName } from '$lib/domain/bodies/body';
import { isResponseEvent } from '$lib/domain/requests/request-event';
import { countEntering } from '$lib/server/queries/entering';
import { settleResponse } from '$lib/server/services/settle-response';
import { submitDrafts } from '$lib/server/services/submit-drafts';
import { guard } from '../../../../../../../../../../guard';
import { attempt, readForm, refusePress } from '../../../../../../../../../../read-form';
import { draftsForm } from '../entry-forms';
import { openEntry, type OpenedEntry } from '../open-entry';
import type { Actions, PageServerLoad } from './$types';

/** The next request of the wave of which a response waits to be entered. */
async function findNext(db: App.Locals['db'], { id, request, requests }: OpenedEntry) {
	const counts = await countEntering(db, id);
	const waiting = new Set(
		counts.filter(({ responsesOpen }) => responsesOpen > 0).map(({ body }) => body)
	);
	const next = requests.find(
		({ id: other, body, events }) =>
			other !== request.id &&
			waiting.has(body.slug) &&
			body.slug !== request.body.slug &&
			events.some(({ kind, isStruck }) => !isStruck && isResponseEvent(kind))
	);
	return next ? { id: next.id, short: shortName(next.body) } : null;
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'save_draft', { survey: params.survey });
	const { db } = locals;
	const done = url.searchParams.get('done');
	return {
		done,
		count: Number(url.searchParams.get('count')) || 0,
		next:
			done === null ? null : await findNext(db, await openEntry(locals, params, url.searchParams))
	};
};

const checkOf = (url: URL, done: string, count: number) => {
	const query = new URLSearchParams({ done, count: String(count) });
	const response = url.searchParams.get('response');
	if (response !== null) query.set('response', response);
	return `${url.pathname}?${query}`;
};

export const actions: Actions = {
	submit: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'submit_answer', { survey: params.survey });
		const form = await readForm(event.request, draftsForm, 'submit');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { request, response } = await openEntry(locals, params, url.searchParams);
		const submitted = await attempt(
			() =>
				submitDrafts(
					db,
					actor,
					{
						requestId: request.id,
						responseId: response?.id ?? null,
						drafts: form.data.drafts
					},
					now
				),
			form.refuseAt()
		);
		return submitted.ok
			? redirect(303, checkOf(url, 'submitted', submitted.result.revisions.length))
			: submitted.failure;
	},

	settle: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'settle_response', { survey: params.survey });
		const { db, actor, now } = locals;
		const { request, response } = await openEntry(locals, params, url.searchParams);
		const settled = await attempt(
			() =>
				settleResponse(db, actor, { requestId: request.id, responseId: response?.id ?? 0 }, now),
			refusePress('settle')
		);
		return settled.ok ? redirect(303, checkOf(url, 'settled', 0)) : settled.failure;
	}
};
