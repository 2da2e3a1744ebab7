import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findAccount } from '$lib/server/queries/accounts';
import { changePassword } from '$lib/server/services/change-password';
import { keepSession } from '$lib/server/session-cookie';
import { attemptOf } from '../../../attempt-of';
import { attempt, readForm } from '../../../read-form';
import {
	differingPasswords,
	newPasswordField,
	newPasswordFields,
	presentPassword
} from '../../../secret-fields';
import { openAccount } from '../open-account';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = await openAccount(event, 'view_account');
	const account = await findAccount(event.locals.db, id);
	return { email: account?.email ?? '' };
};

const schema = z.object({
	current_password: presentPassword,
	...newPasswordFields
});

export const actions: Actions = {
	default: async (event) => {
		const actor = await openAccount(event, 'change_password');
		const { locals, request, cookies } = event;
		const form = await readForm(request, schema, 'password');
		if (!form.ok) return form.failure;
		const { current_password: current, password: next, password_again: again } = form.data;
		if (next !== again) return form.refuse(differingPasswords);
		const done = await attempt(
			() => changePassword(locals.db, actor, { current, next }, attemptOf(event), locals.now),
			(code, message) =>
				form.refuse({
					[code === 'wrong_password' ? 'current_password' : newPasswordField(code)]: message
				})
		);
		if (!done.ok) return done.failure;
		keepSession(cookies, locals.origin, done.result);
		redirect(303, '/account?done=password');
	}
};
