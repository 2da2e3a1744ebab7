import { redirect } from '@sveltejs/kit';
import { listQuestions } from '$lib/server/queries/questions';
import { addQuestion } from '$lib/server/services/add-question';
import { guard } from '../../../../../../guard';
import { attempt, readForm } from '../../../../../../read-form';
import { conditionsOf } from '../../../conditions-of';
import { readQuestionForm } from '../../../read-question-form';
import { questionForm, refusedField } from '../../../survey-forms';
import { openSurvey } from '../../open-survey';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'add_question', { survey: event.params.survey });
	const { db } = event.locals;
	const { id, survey } = await openSurvey(db, event.params.survey);
	const questions = (await listQuestions(db, id)).map((one) => one.question);
	return { slug: survey.slug, title: survey.title, conditions: conditionsOf(questions) };
};

export const actions: Actions = {
	default: async (event) => {
		const { survey } = event.params;
		await guard(event, 'add_question', { survey });
		const form = await readForm(event.request, questionForm, 'add');
		if (!form.ok) return form.failure;
		const read = readQuestionForm(form.data);
		if (!read.ok) return form.refuse(read.problems);
		const { db, actor, now } = event.locals;
		const added = await attempt(
			() => addQuestion(db, actor, { survey, question: read.question }, now),
			form.refuseAt(refusedField)
		);
		if (!added.ok) return added.failure;
		redirect(303, `/workspace/surveys/${survey}?done=question-added#questions`);
	}
};
