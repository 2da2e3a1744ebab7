import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { needsSecondFactor } from '$lib/domain/access/second-factor';
import { listPeople } from '$lib/server/queries/accounts';
import { listRoles } from '$lib/server/queries/roles';
import { readSettings } from '$lib/server/queries/settings';
import { changeSettings } from '$lib/server/services/change-settings';
import { guard } from '../../../guard';
import { attempt, readForm } from '../../../read-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_settings');
	const { db } = event.locals;
	const [settings, people, held] = await Promise.all([
		readSettings(db),
		listPeople(db),
		listRoles(db)
	]);
	const lacking = people.filter(
		(person) =>
			!person.suspendedAt &&
			!person.hasSecondFactor &&
			needsSecondFactor({ ...person, roles: held.filter((one) => one.accountId === person.id) })
	);
	return {
		needsSecondFactor: settings.needsSecondFactor,
		lacking: lacking.map(({ id, name }) => ({ id, name })),
		isDone: event.url.searchParams.has('done')
	};
};

const schema = z.object({ second_factor: z.enum(['yes', '']).default('') });

export const actions: Actions = {
	default: async (event) => {
		await guard(event, 'change_settings');
		const { locals, request } = event;
		const form = await readForm(request, schema, 'settings');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() =>
				changeSettings(
					locals.db,
					locals.actor,
					{ needsSecondFactor: form.data.second_factor === 'yes' },
					locals.now
				),
			form.refuseAt()
		);
		if (!done.ok) return done.failure;
		redirect(303, '?done');
	}
};
