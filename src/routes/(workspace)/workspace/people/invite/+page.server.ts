import { dayOf } from '$lib/domain/editions/day-of';
import { grantSchema, personSchema } from '$lib/domain/access/person';
import { invitePerson } from '$lib/server/services/invite-person';
import { guard } from '../../../../guard';
import { attempt, readForm } from '../../../../read-form';
import { listChoices, readGrants, refusedField } from '../read-people-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_people');
	return listChoices(event.locals.db);
};

const schema = personSchema.extend(grantSchema.shape);

export const actions: Actions = {
	default: async (event) => {
		await guard(event, 'invite_person');
		const { locals, request } = event;
		const form = await readForm(request, schema, 'invite');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() =>
				invitePerson(
					locals.db,
					locals.actor,
					{ ...form.data, ...readGrants(form.data) },
					locals.now
				),
			form.refuseAt(refusedField)
		);
		if (!done.ok) return done.failure;
		const { accountId, link } = done.result;
		return {
			invited: {
				id: accountId,
				name: form.data.name,
				address: locals.origin + link.path,
				until: dayOf(link.expiresAt)
			}
		};
	}
};
