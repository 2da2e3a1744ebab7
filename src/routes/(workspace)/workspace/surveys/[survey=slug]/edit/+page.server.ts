import { redirect } from '@sveltejs/kit';
import { dataLicenceChoice, dataLicenceWords } from '$lib/domain/surveys/data-licence';
import { editSurvey, surveyFingerprint } from '$lib/server/services/edit-survey';
import { guard } from '../../../../../guard';
import { attempt, readForm } from '../../../../../read-form';
import { editSurveyForm } from '../../survey-forms';
import { openSurvey } from '../open-survey';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'edit_survey', { survey: event.params.survey });
	const { survey } = await openSurvey(event.locals.db, event.params.survey);
	return {
		slug: survey.slug,
		title: survey.title,
		summary: survey.summary,
		notes: survey.notes.join('\n'),
		licence: survey.data_licence ?? null,
		licenceChoice: dataLicenceChoice(survey.data_licence ?? null),
		fingerprint: surveyFingerprint(survey)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { survey } = event.params;
		await guard(event, 'edit_survey', { survey });
		const form = await readForm(event.request, editSurveyForm, 'edit');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { licence, other_licence: other, ...typed } = form.data;
		const data_licence = dataLicenceWords(licence, other);
		const edited = await attempt(
			() => editSurvey(db, actor, { survey, ...typed, data_licence }, now),
			form.refuseAt()
		);
		if (!edited.ok) return edited.failure;
		redirect(303, `/workspace/surveys/${survey}?done=edited`);
	}
};
