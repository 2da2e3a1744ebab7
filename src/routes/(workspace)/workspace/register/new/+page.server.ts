import { redirect } from '@sveltejs/kit';
import { addBody } from '$lib/server/services/add-body';
import { guard } from '../../../../guard';
import { attempt, readForm } from '../../../../read-form';
import { newBodyForm, readBody, refusedField } from '../entry-forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'add_body');
};

export const actions: Actions = {
	default: async (event) => {
		await guard(event, 'add_body');
		const form = await readForm(event.request, newBodyForm, 'add');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { slug } = form.data;
		const added = await attempt(
			() => addBody(db, actor, readBody(slug, form.data), now),
			form.refuseAt(refusedField)
		);
		if (!added.ok) return added.failure;
		redirect(303, `/workspace/register/${slug}?done=added`);
	}
};
