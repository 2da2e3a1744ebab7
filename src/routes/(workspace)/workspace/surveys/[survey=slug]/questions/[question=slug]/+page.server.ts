import { error, redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { kindWords } from '$lib/domain/questions/kind-words';
import { writeTypedQuestion } from '$lib/domain/questions/typed-question';
import { listQuestions } from '$lib/server/queries/questions';
import { editQuestion } from '$lib/server/services/edit-question';
import { fingerprintOf } from '$lib/server/services/fingerprint';
import { removeQuestion } from '$lib/server/services/remove-question';
import { guard } from '../../../../../../guard';
import { attempt, readForm } from '../../../../../../read-form';
import { conditionsOf } from '../../../conditions-of';
import { readQuestionForm } from '../../../read-question-form';
import { editQuestionForm, refusedField, removeQuestionForm } from '../../../survey-forms';
import { openSurvey } from '../../open-survey';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const place = await guard(event, 'view_survey', { survey: event.params.survey });
	const { db, actor } = event.locals;
	const { id, survey } = await openSurvey(db, event.params.survey);
	const list = await listQuestions(db, id);
	const index = list.findIndex((one) => one.question.code === event.params.question);
	const found = list[index];
	if (!found) {
		error(404, {
			message: `This survey has no question “${event.params.question}”.`,
			hint: 'The page of the survey lists its questions.'
		});
	}
	const { question, revisions } = found;
	const conditions = conditionsOf(list.slice(0, index).map((one) => one.question));
	const typed = writeTypedQuestion(question);
	return {
		slug: survey.slug,
		surveyTitle: survey.title,
		question,
		kind: kindWords[question.kind].title,
		typed,
		fingerprint: fingerprintOf(question),
		conditions,
		/** What it depends on, in words. */
		condition: conditions.find((one) => one.value === typed.asked_if)?.label ?? null,
		revisions,
		mayEdit: may(actor, 'edit_question', place).ok,
		mayRemove: may(actor, 'remove_question', place).ok
	};
};

export const actions: Actions = {
	edit: async (event) => {
		const { survey, question: code } = event.params;
		await guard(event, 'edit_question', { survey });
		const form = await readForm(event.request, editQuestionForm, 'edit');
		if (!form.ok) return form.failure;
		const { fingerprint, ...typed } = form.data;
		const read = readQuestionForm(typed);
		if (!read.ok) return form.refuse(read.problems);
		const { db, actor, now } = event.locals;
		const edited = await attempt(
			() => editQuestion(db, actor, { survey, code, question: read.question, fingerprint }, now),
			form.refuseAt(refusedField)
		);
		if (!edited.ok) return edited.failure;
		redirect(303, `/workspace/surveys/${survey}?done=question-edited#questions`);
	},

	remove: async (event) => {
		const { survey, question: code } = event.params;
		await guard(event, 'remove_question', { survey });
		const form = await readForm(event.request, removeQuestionForm, 'remove');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const removed = await attempt(
			() => removeQuestion(db, actor, { survey, code }, now),
			form.refuseAt()
		);
		if (!removed.ok) return removed.failure;
		redirect(303, `/workspace/surveys/${survey}?done=question-removed#questions`);
	}
};
