import { accountKey, type AccountActor } from '$lib/domain/access/actor';
import type { SecretBox } from '../auth/secret-box';
import { findTotpStep } from '../auth/totp';
import type { Database } from '../db/connect';
import { lockAccount, updateAccount } from '../queries/accounts';
import { deleteSessionsOf } from '../queries/sessions';
import { openSession, type OpenedSession } from './open-session';
import { perform, RefusedError } from './perform';
import { makeRecoveryCodes } from './make-recovery-codes';
import { tryWithin, type Attempt } from './try-within';

/**
 * Turns the second factor on, once a code shows that an app has its key. Other sessions end, this one
 * gets another token, and the person gets recovery codes, which are shown this once.
 * @throws RefusedError `wrong_code`, `second_factor_not_begun`, TooManyTriesError
 */
export async function finishSecondFactor(
	db: Database,
	actor: AccountActor,
	code: string,
	box: SecretBox,
	attempt: Attempt,
	now: Date
): Promise<{ session: OpenedSession; recoveryCodes: string[] }> {
	const subject = { kind: 'account', key: accountKey(actor.id) };
	const limits = {
		what: 'second_factor',
		actor,
		command: 'finish_second_factor',
		account: subject.key
	} as const;
	return tryWithin(db, attempt, limits, now, () =>
		perform(db, actor, 'finish_second_factor', { accountId: actor.id }, now, async (tx) => {
			const account = await lockAccount(tx, actor.id);
			if (!account?.totpKey || account.totpConfirmedAt) {
				throw new RefusedError('second_factor_not_begun', 'Begin the set-up again.');
			}
			const step = findTotpStep(box.open(account.totpKey), code, null, now);
			if (step === null) {
				throw new RefusedError(
					'wrong_code',
					'The code is not right. Check the clock of your device, wait for the next code and try again.'
				);
			}
			await updateAccount(tx, actor.id, { totpConfirmedAt: now, totpLastStep: step });
			const recoveryCodes = await makeRecoveryCodes(tx, actor.id);
			const ended = await deleteSessionsOf(tx, actor.id);
			const session = await openSession(tx, account, { ...attempt, isConfirmed: true }, now);
			return { result: { session, recoveryCodes }, happening: { subject, details: { ended } } };
		})
	);
}
