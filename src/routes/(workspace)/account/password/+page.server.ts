import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findAccount } from '$lib/server/queries/accounts';
import { changePassword } from '$lib/server/services/change-password';
import { keepSession } from '$lib/server/session-cookie';
import { attemptOf } from '../../../attempt-of';
import { attempt, readForm } from '../../../read-form';
import { openAccount } from '../open-account';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = await openAccount(event, 'view_account');
	const account = await findAccount(event.locals.db, id);
	return { email: account?.email ?? '' };
};

const schema = z.object({
	current_password: z
		.string()
		.min(1, 'Give your password.')
		.max(1000, 'The password is not right.'),
	password: z.string(),
	password_again: z.string()
});

export const actions: Actions = {
	default: async (event) => {
		const actor = await openAccount(event, 'change_password');
		const { locals, request, cookies } = event;
		const form = await readForm(request, schema, 'password');
		if (!form.ok) return form.failure;
		const { current_password: current, password: next, password_again: again } = form.data;
		if (next !== again) return form.refuse({ password_again: 'Type the same password twice.' });
		const done = await attempt(
			() => changePassword(locals.db, actor, { current, next }, attemptOf(event), locals.now),
			(code, message) =>
				form.refuse({
					[code === 'wrong_password'
						? 'current_password'
						: code.startsWith('password_')
							? 'password'
							: '']: message
				})
		);
		if (!done.ok) return done.failure;
		keepSession(cookies, locals.origin, done.result);
		redirect(303, '/account?done=password');
	}
};
