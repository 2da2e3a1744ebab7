import { redirect } from '@sveltejs/kit';
import { encode } from 'uqr';
import { z } from 'zod';
import { needsSecondFactor } from '$lib/domain/access/second-factor';
import { readSettings } from '$lib/server/queries/settings';
import { beginSecondFactor } from '$lib/server/services/begin-second-factor';
import { findSecondFactor } from '$lib/server/services/find-second-factor';
import { finishSecondFactor } from '$lib/server/services/finish-second-factor';
import { renewRecoveryCodes } from '$lib/server/services/renew-recovery-codes';
import { turnOffSecondFactor } from '$lib/server/services/turn-off-second-factor';
import { keepSession } from '$lib/server/session-cookie';
import { attemptOf } from '../../../attempt-of';
import { attempt, readForm } from '../../../read-form';
import { secondFactorCode } from '../../../secret-fields';
import { openAccount } from '../open-account';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = await openAccount(event, 'view_account');
	const { db, box } = event.locals;
	const [{ key, ...factor }, settings] = await Promise.all([
		findSecondFactor(db, actor.id, box),
		readSettings(db)
	]);
	return {
		...factor,
		isNeeded: settings.needsSecondFactor && needsSecondFactor(actor),
		isAwaited: actor.awaits === 'second_factor_setup',
		key: key && { ...key, picture: drawCode(key.uri) }
	};
};

/** A QR code as a path: a square of one unit for each dark module. */
function drawCode(text: string): { size: number; path: string } {
	const { size, data } = encode(text, { ecc: 'M', border: 4 });
	const squares = data.flatMap((row, y) =>
		row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))
	);
	return { size, path: squares.join('') };
}

const passwordSchema = z.object({
	password: z.string().max(1000, 'The password is not right.').default('')
});
const codeSchema = z.object({ code: secondFactorCode });

const refusedField = { wrong_password: 'password' };

export const actions: Actions = {
	begin: async (event) => {
		const actor = await openAccount(event, 'begin_second_factor');
		const { locals, request } = event;
		const form = await readForm(request, passwordSchema, 'begin');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() =>
				beginSecondFactor(
					locals.db,
					actor,
					form.data.password,
					locals.box,
					attemptOf(event),
					locals.now
				),
			form.refuseAt(refusedField)
		);
		if (!done.ok) return done.failure;
		redirect(303, '/account/second-factor');
	},

	finish: async (event) => {
		const actor = await openAccount(event, 'finish_second_factor');
		const { locals, request, cookies } = event;
		const form = await readForm(request, codeSchema, 'finish');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() =>
				finishSecondFactor(
					locals.db,
					actor,
					form.data.code,
					locals.box,
					attemptOf(event),
					locals.now
				),
			form.refuseAt({ wrong_code: 'code' })
		);
		if (!done.ok) return done.failure;
		keepSession(cookies, locals.origin, done.result.session);
		return { recoveryCodes: done.result.recoveryCodes };
	},

	renew: async (event) => {
		const actor = await openAccount(event, 'renew_recovery_codes');
		const { locals, request } = event;
		const form = await readForm(request, passwordSchema, 'renew');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() => renewRecoveryCodes(locals.db, actor, form.data.password, attemptOf(event), locals.now),
			form.refuseAt(refusedField)
		);
		return done.ok ? { recoveryCodes: done.result } : done.failure;
	},

	off: async (event) => {
		const actor = await openAccount(event, 'turn_off_second_factor');
		const { locals, request, cookies } = event;
		const form = await readForm(request, passwordSchema, 'off');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() => turnOffSecondFactor(locals.db, actor, form.data.password, attemptOf(event), locals.now),
			form.refuseAt(refusedField)
		);
		if (!done.ok) return done.failure;
		keepSession(cookies, locals.origin, done.result);
		redirect(303, '/account?done=off');
	}
};
