import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { returnAddress } from '$lib/domain/access/return-address';
import { keepSession } from '$lib/server/session-cookie';
import { signIn } from '$lib/server/services/sign-in';
import { attemptOf } from '../../attempt-of';
import { attempt, readForm } from '../../read-form';
import { presentPassword } from '../../secret-fields';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = returnAddress(url.searchParams.get('next'));
	if (locals.actor.kind === 'account') redirect(303, next);
	return { wasSent: url.searchParams.has('next') };
};

const schema = z.object({
	email: z.string().trim().min(1, 'Give your email address.').max(200, 'Give your email address.'),
	password: presentPassword
});

export const actions: Actions = {
	default: async (event) => {
		const { locals, request, cookies, url } = event;
		const form = await readForm(request, schema, 'sign_in');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() => signIn(locals.db, form.data, attemptOf(event), locals.now),
			form.refuseAt()
		);
		if (!done.ok) return done.failure;
		keepSession(cookies, locals.origin, done.result);
		const next = returnAddress(url.searchParams.get('next'));
		redirect(
			303,
			done.result.awaitsSecondFactor
				? `/sign-in/second-factor?next=${encodeURIComponent(next)}`
				: next
		);
	}
};
