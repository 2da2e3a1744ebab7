import { accountKey, type AccountActor } from '$lib/domain/access/actor';
import type { SecretBox } from '../auth/secret-box';
import { hashRecoveryCode } from '../auth/tokens';
import { findTotpStep } from '../auth/totp';
import type { Database } from '../db/connect';
import { lockAccount, useTotpStep } from '../queries/accounts';
import { spendRecoveryCode } from '../queries/recovery-codes';
import { deleteSession } from '../queries/sessions';
import { openSession, type OpenedSession } from './open-session';
import { perform, RefusedError } from './perform';
import { tryWithin, type Attempt } from './try-within';

/**
 * Completes a sign-in with the code of the second factor, or with a recovery code in its place. No code
 * is taken twice. The session that was waiting ends, and another one begins.
 * @throws RefusedError `wrong_code`, `no_second_factor`, `session_ended`, TooManyTriesError
 */
export async function confirmSecondFactor(
	db: Database,
	actor: AccountActor,
	code: string,
	box: SecretBox,
	attempt: Attempt,
	now: Date
): Promise<OpenedSession> {
	const account = accountKey(actor.id);
	const limits = {
		what: 'second_factor',
		actor,
		command: 'confirm_second_factor',
		account
	} as const;
	return tryWithin(db, attempt, limits, now, () =>
		perform(db, actor, 'confirm_second_factor', { accountId: actor.id }, now, async (tx) => {
			const found = await lockAccount(tx, actor.id);
			if (!found?.totpKey || !found.totpConfirmedAt) {
				throw new RefusedError('no_second_factor', 'Sign in again: there is no second factor now.');
			}
			const key = box.open(found.totpKey);
			const step = findTotpStep(key, code, found.totpLastStep, now);
			const by =
				step !== null && (await useTotpStep(tx, actor.id, step))
					? 'totp'
					: (await spendRecoveryCode(tx, actor.id, hashRecoveryCode(code), now))
						? 'recovery_code'
						: null;
			if (!by) {
				throw new RefusedError(
					'wrong_code',
					'The code is not right, or has been used already. Wait for the next one and try again.',
					{ account }
				);
			}
			// Whoever suspended the account or reset its password meanwhile has ended the session.
			if (!(await deleteSession(tx, actor.id, actor.sessionId))) {
				throw new RefusedError('session_ended', 'This sign-in has ended. Sign in again.');
			}
			return {
				result: await openSession(tx, found, { ...attempt, isConfirmed: true }, now),
				happening: { subject: { kind: 'account', key: account }, details: { by } }
			};
		})
	);
}
