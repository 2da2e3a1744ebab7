import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { describeDevice } from '$lib/domain/access/device';
import { roleWords } from '$lib/domain/access/role';
import { formatInstant } from '$lib/domain/editions/day-of';
import { listPeople } from '$lib/server/queries/accounts';
import { listRoles } from '$lib/server/queries/roles';
import { listSurveyTitles } from '$lib/server/queries/surveys';
import { listSessions } from '$lib/server/queries/sessions';
import { endOwnSessions } from '$lib/server/services/end-own-sessions';
import { clearSession } from '$lib/server/session-cookie';
import { attempt, readForm, refusePress } from '../../read-form';
import { openAccount } from './open-account';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = await openAccount(event, 'view_account');
	const { db, now } = event.locals;
	const [[person], held, titles, sessions] = await Promise.all([
		listPeople(db, actor.id),
		listRoles(db, actor.id),
		listSurveyTitles(db),
		listSessions(db, actor.id, now)
	]);
	if (!person) throw new Error('Somebody is signed in to an account that is not there.');
	return {
		account: {
			name: person.name,
			email: person.email,
			organisation: person.organisation,
			isAdministrator: person.isAdministrator,
			isDemonstration: person.isDemonstration,
			hasSecondFactor: person.hasSecondFactor
		},
		roles: held.map(({ survey, role }) => ({
			title: roleWords[role].title,
			survey: titles.find((one) => one.slug === survey)?.title ?? survey
		})),
		sessions: sessions.map((session) => ({
			id: session.id,
			device: describeDevice(session.device),
			began: formatInstant(session.createdAt),
			used: formatInstant(session.lastUsedAt),
			ends: formatInstant(session.expiresAt),
			isThis: session.id === actor.sessionId
		})),
		done: event.url.searchParams.get('done')
	};
};

const schema = z.object({
	which: z.union([z.enum(['others', 'all']), z.coerce.number().int().positive()])
});

export const actions: Actions = {
	sessions: async (event) => {
		const actor = await openAccount(event, 'end_own_sessions');
		const { locals, request, cookies } = event;
		const form = await readForm(request, schema, 'sessions');
		if (!form.ok) return form.failure;
		const { which } = form.data;
		const done = await attempt(
			() => endOwnSessions(locals.db, actor, which, locals.now),
			refusePress('sessions')
		);
		if (!done.ok) return done.failure;
		if (which !== 'all' && which !== actor.sessionId) redirect(303, '/account?done=sessions');
		clearSession(cookies, locals.origin);
		redirect(303, '/sign-in');
	}
};
