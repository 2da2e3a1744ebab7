import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { AccountActor } from '$lib/domain/access/actor';
import { returnAddress } from '$lib/domain/access/return-address';
import { confirmSecondFactor } from '$lib/server/services/confirm-second-factor';
import { keepSession } from '$lib/server/session-cookie';
import { attemptOf } from '../../../attempt-of';
import { attempt, readForm } from '../../../read-form';
import { secondFactorCode } from '../../../secret-fields';
import type { Actions, PageServerLoad } from './$types';

/** Whoever has given a password and not yet a code. Others have nothing to do here. */
function whoWaits({ actor }: App.Locals): AccountActor {
	if (actor.kind !== 'account') redirect(303, '/sign-in');
	if (actor.awaits !== 'second_factor') redirect(303, '/workspace');
	return actor;
}

export const load: PageServerLoad = ({ locals }) => {
	whoWaits(locals);
};

const schema = z.object({ code: secondFactorCode });

export const actions: Actions = {
	default: async (event) => {
		const { locals, request, cookies, url } = event;
		const actor = whoWaits(locals);
		const form = await readForm(request, schema, 'confirm');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() =>
				confirmSecondFactor(
					locals.db,
					actor,
					form.data.code,
					locals.box,
					attemptOf(event),
					locals.now
				),
			form.refuseAt({}, 'code')
		);
		if (!done.ok) return done.failure;
		keepSession(cookies, locals.origin, done.result);
		redirect(303, returnAddress(url.searchParams.get('next')));
	}
};
