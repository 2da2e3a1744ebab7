import { fail, redirect } from '@sveltejs/kit';
import { discardDraft } from '$lib/server/services/discard-draft';
import { saveDraft } from '$lib/server/services/save-draft';
import { guard } from '../../../../../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../../../../../read-form';
import {
	findEntryQuestion,
	openEntry,
	quotableLetters,
	refuseQuestion,
	responseQuery
} from '../../open-entry';
import { discardForm } from '../../entry-forms';
import { readDraftForm } from '../../read-draft-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, url } = event;
	await guard(event, 'save_draft', { survey: params.survey });
	// The layout has read it all; this page only says which of it is shown.
	const { questions } = await event.parent();
	if (!questions.some(({ code }) => code === params.question)) refuseQuestion(params.question);
	return {
		code: params.question,
		hasProblemsShown: url.searchParams.has('problems'),
		isDiscarding: url.searchParams.has('discard')
	};
};

/** The next question of the survey, or the check where it was the last. */
function nextOf(codes: readonly string[], code: string): string {
	const next = codes[codes.indexOf(code) + 1];
	return next === undefined ? 'check' : `questions/${next}`;
}

const entryOf = (params: { survey: string; wave: string; request: string }) =>
	`/workspace/surveys/${params.survey}/waves/${params.wave}/requests/${params.request}/enter`;

export const actions: Actions = {
	/** What a browser without JavaScript sends in place of saving by itself. */
	save: async (event) => {
		const { params, locals, url, request } = event;
		await guard(event, 'save_draft', { survey: params.survey });
		const { db, actor, now } = locals;
		const opened = await openEntry(locals, params, url.searchParams);
		const question = findEntryQuestion(opened, params.question);
		const form = readDraftForm(
			question.definition,
			await request.formData(),
			quotableLetters(opened)
		);
		const refuse = (message: string) =>
			fail(400, { action: 'save', values: {}, problems: { '': message }, typed: form.draft });
		if (!form.ok) return refuse(form.words);
		const saved = await attempt(
			() =>
				saveDraft(
					db,
					actor,
					{
						requestId: opened.request.id,
						question: question.code,
						responseId: opened.response?.id ?? null,
						version: form.version,
						draft: form.draft
					},
					now
				),
			(_, message) => refuse(message)
		);
		if (!saved.ok) return saved.failure as ReturnType<typeof refuse>;
		if (!saved.result.saved) {
			return refuse(
				'Somebody else changed this after you opened it. What you typed is below. Check it beside what is stored, and save again.'
			);
		}
		const codes = opened.entering.questions.map(({ code }) => code);
		redirect(
			303,
			`${entryOf(params)}/${nextOf(codes, question.code)}${responseQuery(url.searchParams)}`
		);
	},

	discard: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'discard_draft', { survey: params.survey });
		const form = await readForm(event.request, discardForm, 'discard');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const opened = await openEntry(locals, params, url.searchParams);
		const discarded = await attempt(
			() =>
				discardDraft(
					db,
					actor,
					{
						requestId: opened.request.id,
						question: params.question,
						version: form.data.version
					},
					now
				),
			form.refuseAt()
		);
		return discarded.ok
			? redirect(
					303,
					`${entryOf(params)}/questions/${params.question}${responseQuery(url.searchParams)}`
				)
			: discarded.failure;
	}
};
