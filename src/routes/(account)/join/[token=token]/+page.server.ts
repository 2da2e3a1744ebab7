import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { personSchema } from '$lib/domain/access/person';
import { choosePassword } from '$lib/server/services/choose-password';
import { createFirstAdministrator } from '$lib/server/services/create-first-administrator';
import { enterDemonstration } from '$lib/server/services/enter-demonstration';
import type { OpenedSession } from '$lib/server/services/open-session';
import { RefusedError } from '$lib/server/services/perform';
import { lookAtLink } from '$lib/server/services/take-link';
import { keepSession } from '$lib/server/session-cookie';
import { attemptOf } from '../../../attempt-of';
import { attempt, readForm } from '../../../read-form';
import { differingPasswords, newPasswordField, newPasswordFields } from '../../../secret-fields';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	try {
		const { purpose, account } = await lookAtLink(
			locals.db,
			params.token,
			attemptOf(event),
			locals.now
		);
		return { purpose, name: account?.name ?? null, email: account?.email ?? null };
	} catch (refusal) {
		if (!(refusal instanceof RefusedError)) throw refusal;
		error(refusal.code === 'too_many_tries' ? 429 : 410, {
			message: refusal.message,
			hint: 'If you have a password already, sign in with it.'
		});
	}
};

const passwordSchema = z.object(newPasswordFields);
const administratorSchema = personSchema
	.pick({ name: true, email: true, organisation: true })
	.extend(passwordSchema.shape);

/** Signs in whoever the link let in, and leads them on. */
function comeIn({ cookies, locals }: RequestEvent, session: OpenedSession): never {
	keepSession(cookies, locals.origin, session);
	redirect(303, session.awaitsSecondFactor ? '/sign-in/second-factor' : '/workspace');
}

export const actions: Actions = {
	password: async (event) => {
		const { locals, params, request } = event;
		const form = await readForm(request, passwordSchema, 'password');
		if (!form.ok) return form.failure;
		if (form.data.password !== form.data.password_again) return form.refuse(differingPasswords);
		const done = await attempt(
			() =>
				choosePassword(locals.db, params.token, form.data.password, attemptOf(event), locals.now),
			(code, message) => form.refuse({ [newPasswordField(code)]: message })
		);
		return done.ok ? comeIn(event, done.result) : done.failure;
	},

	administrator: async (event) => {
		const { locals, params, request } = event;
		const form = await readForm(request, administratorSchema, 'administrator');
		if (!form.ok) return form.failure;
		const { password_again: again, ...person } = form.data;
		if (person.password !== again) return form.refuse(differingPasswords);
		const done = await attempt(
			() => createFirstAdministrator(locals.db, params.token, person, attemptOf(event), locals.now),
			(code, message) => form.refuse({ [newPasswordField(code)]: message })
		);
		return done.ok ? comeIn(event, done.result) : done.failure;
	},

	demonstration: async (event) => {
		const { locals, params } = event;
		const done = await attempt(
			() => enterDemonstration(locals.db, params.token, attemptOf(event), locals.now),
			(_, message) => fail(400, { action: 'demonstration', values: {}, problems: { '': message } })
		);
		return done.ok ? comeIn(event, done.result) : done.failure;
	}
};
