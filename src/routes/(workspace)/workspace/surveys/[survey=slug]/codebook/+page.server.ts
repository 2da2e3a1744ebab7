import { redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { listActorNames } from '$lib/server/queries/audit-events';
import { listCodebook } from '$lib/server/queries/codebook';
import { listQuestions } from '$lib/server/queries/questions';
import { editCodebook, entryFingerprint } from '$lib/server/services/edit-codebook';
import { guard } from '../../../../../guard';
import { attempt, readForm } from '../../../../../read-form';
import { openSurvey } from '../open-survey';
import { addEntryForm, editEntryForm, refusedField, removeEntryForm } from './codebook-forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor } = locals;
	const { id, survey } = await openSurvey(db, params.survey);
	const [questions, stored] = await Promise.all([
		listQuestions(db, id),
		listCodebook(db, survey.slug)
	]);
	const names = await listActorNames(
		db,
		stored.map((entry) => entry.changedBy)
	);
	const entries = stored.map((entry) => ({
		id: String(entry.id),
		question: entry.question,
		phrase: entry.phrase,
		coding: entry.coding,
		changed: `${names.get(entry.changedBy)?.name ?? entry.changedBy}, ${formatDayOf(entry.changedAt)}`,
		fingerprint: entryFingerprint(entry)
	}));
	const mayEdit = may(actor, 'edit_codebook', place).ok;
	const named = (parameter: string) =>
		(mayEdit && entries.find((entry) => entry.id === url.searchParams.get(parameter))) || null;
	return {
		slug: survey.slug,
		title: survey.title,
		questions: questions.map(({ question }) => ({
			code: question.code,
			title: question.title,
			prompt: question.prompt,
			entries: entries.filter((entry) => entry.question === question.code)
		})),
		entries,
		mayEdit,
		editing: named('edit'),
		removing: named('remove'),
		adding: url.searchParams.get('question') ?? '',
		done: url.searchParams.get('done')
	};
};

/** Leads back to the codebook with word of what was done, so that reloading it does nothing again. */
function showDone({ pathname }: URL, done: string): never {
	redirect(303, `${pathname}?done=${done}`);
}

export const actions: Actions = {
	add: async (event) => {
		const { survey } = event.params;
		await guard(event, 'edit_codebook', { survey });
		const form = await readForm(event.request, addEntryForm, 'add');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const added = await attempt(
			() => editCodebook(db, actor, { survey, change: { kind: 'add', ...form.data } }, now),
			form.refuseAt(refusedField)
		);
		return added.ok ? showDone(event.url, 'added') : added.failure;
	},

	edit: async (event) => {
		const { survey } = event.params;
		await guard(event, 'edit_codebook', { survey });
		const form = await readForm(event.request, editEntryForm, 'edit');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { entry: id, ...coding } = form.data;
		const edited = await attempt(
			() => editCodebook(db, actor, { survey, change: { kind: 'edit', id, ...coding } }, now),
			form.refuseAt(refusedField)
		);
		return edited.ok ? showDone(event.url, 'edited') : edited.failure;
	},

	remove: async (event) => {
		const { survey } = event.params;
		await guard(event, 'edit_codebook', { survey });
		const form = await readForm(event.request, removeEntryForm, 'remove');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { entry: id, fingerprint } = form.data;
		const removed = await attempt(
			() => editCodebook(db, actor, { survey, change: { kind: 'remove', id, fingerprint } }, now),
			form.refuseAt()
		);
		return removed.ok ? showDone(event.url, 'removed') : removed.failure;
	}
};
