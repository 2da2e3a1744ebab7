import { fail, redirect } from '@sveltejs/kit';
import { emptyDraft } from '$lib/domain/answers/draft';
import { draftProblemsByField } from '$lib/domain/answers/draft-words';
import { readDraft } from '$lib/domain/answers/read-draft';
import { applyBlanket } from '$lib/domain/answers/remaining';
import { applyToRemaining } from '$lib/server/services/apply-to-remaining';
import { undoBlanket } from '$lib/server/services/undo-blanket';
import { guard } from '../../../../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../../../../read-form';
import { draftsForm } from '../entry-forms';
import { openEntry, quotableLetters, responseQuery } from '../open-entry';
import { readRefusalFields } from '../read-draft-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, url } = event;
	await guard(event, 'save_draft', { survey: params.survey });
	/** The drafts that were just made, so that they can be undone. */
	return { made: url.searchParams.getAll('made') };
};

export const actions: Actions = {
	apply: async (event) => {
		const { params, locals, url, request } = event;
		await guard(event, 'save_draft', { survey: params.survey });
		const { db, actor, now } = locals;
		const opened = await openEntry(locals, params, url.searchParams);
		const data = await request.formData();
		const typed = readRefusalFields(data, quotableLetters(opened));
		const refuse = (problems: Record<string, string>) =>
			fail(400, { action: 'apply', values: {}, problems, typed });
		// While no response has come, there is nothing to refuse with: that none has come is coded.
		const disposition = opened.response ? ('refused' as const) : ('awaiting' as const);
		const blanket = { disposition, ...typed };
		const [any] = opened.entering.questions;
		const problems = any
			? readDraft(any.definition, applyBlanket(emptyDraft, blanket)).problems
			: [];
		if (any && problems.length > 0) {
			return refuse(draftProblemsByField(any.definition, problems));
		}
		const applied = await attempt(
			() =>
				applyToRemaining(
					db,
					actor,
					{
						requestId: opened.request.id,
						responseId: opened.response?.id ?? null,
						blanket,
						questions: data.getAll('questions').map(String)
					},
					now
				),
			(_, message) => refuse({ '': message })
		);
		if (!applied.ok) return applied.failure as ReturnType<typeof refuse>;
		const query = new URLSearchParams(
			applied.result.drafts.map(({ question, version }) => ['made', `${question}:${version}`])
		);
		const response = url.searchParams.get('response');
		if (response !== null) query.set('response', response);
		redirect(303, `${url.pathname}?${query}`);
	},

	undo: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'discard_draft', { survey: params.survey });
		const form = await readForm(event.request, draftsForm, 'undo');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const opened = await openEntry(locals, params, url.searchParams);
		const undone = await attempt(
			() => undoBlanket(db, actor, { requestId: opened.request.id, drafts: form.data.drafts }, now),
			form.refuseAt()
		);
		return undone.ok
			? redirect(303, url.pathname + responseQuery(url.searchParams))
			: undone.failure;
	}
};
