import { redirect } from '@sveltejs/kit';
import { signOut } from '$lib/server/services/sign-out';
import { clearSession } from '$lib/server/session-cookie';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.actor.kind !== 'account') redirect(303, '/');
};

export const actions: Actions = {
	default: async ({ locals, cookies }) => {
		if (locals.actor.kind === 'account') await signOut(locals.db, locals.actor, locals.now);
		clearSession(cookies, locals.origin);
		redirect(303, '/');
	}
};
