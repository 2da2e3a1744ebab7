import { redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { shortName, sortBodies } from '$lib/domain/bodies/body';
import { defaultTemplate, requestPlaceholders } from '$lib/domain/requests/request-text';
import { writtenText } from '$lib/domain/requests/written-text';
import { listRequests } from '$lib/server/queries/requests';
import {
	editRequestTemplate,
	templateFingerprint
} from '$lib/server/services/edit-request-template';
import { findLetterSource } from '$lib/server/services/find-letter-source';
import { guard } from '../../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../../read-form';
import { openWave } from '../../open-wave';
import { editTemplateForm } from '../request-forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor } = locals;
	const opened = await openWave(db, params);
	const { id: waveId, wave, survey, requestTemplate } = opened;
	const [source, stored] = await Promise.all([
		findLetterSource(db, opened),
		listRequests(db, waveId)
	]);
	const requests = sortBodies(stored.map((request) => ({ ...request.body, request }))).map(
		({ request }) => request
	);
	const wanted = url.searchParams.get('request');
	const shown = requests.find(({ id }) => String(id) === wanted) ?? requests[0];
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		template: source.template,
		isOwn: requestTemplate !== null,
		fingerprint: templateFingerprint(requestTemplate),
		placeholders: Object.entries(requestPlaceholders).map(([name, means]) => ({
			name: `{${name}}`,
			means
		})),
		requests: requests.map(({ id, body }) => ({ id, label: shortName(body) })),
		preview: shown
			? { id: shown.id, isEdited: shown.text !== null, text: writtenText(shown, source) }
			: null,
		mayEdit: may(actor, 'edit_request_template', place).ok,
		done: url.searchParams.get('done') === 'edited'
	};
};

export const actions: Actions = {
	edit: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'edit_request_template', { survey: params.survey });
		const form = await readForm(event.request, editTemplateForm, 'edit');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const opened = await openWave(db, params);
		const { questions } = await findLetterSource(db, opened);
		// What nobody changed goes on following the survey's questions.
		const isDefault = form.data.template === defaultTemplate(opened.survey, questions).trim();
		const template = isDefault ? null : form.data.template;
		const edited = await attempt(
			() =>
				editRequestTemplate(
					db,
					actor,
					{ waveId: opened.id, template, fingerprint: form.data.fingerprint },
					now
				),
			form.refuseAt()
		);
		if (!edited.ok) return edited.failure;
		redirect(303, `${url.pathname}?done=edited`);
	}
};
