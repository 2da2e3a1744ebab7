import { accountKey, type AccountActor } from '$lib/domain/access/actor';
import type { Command } from '$lib/domain/access/may';
import { isPassword } from '../auth/passwords';
import type { Database } from '../db/connect';
import { findAccount, lockAccount, type Account } from '../queries/accounts';
import { rotateSessionsOf } from '../queries/sessions';
import { perform, RefusedError } from './perform';
import type { Happening } from './record-event';
import { tryWithin, type Attempt } from './try-within';

/**
 * Runs a command on one's own account that asks for the password again, so that an unattended browser
 * is not enough. People of the example have no password, and are asked for none.
 * @throws RefusedError `wrong_password`, TooManyTriesError
 */
export async function performWithPassword<T>(
	db: Database,
	actor: AccountActor,
	command: Command,
	password: string,
	attempt: Attempt,
	now: Date,
	change: (tx: Database, account: Account) => Promise<{ result: T; details?: Happening['details'] }>
): Promise<T> {
	const found = await findAccount(db, actor.id);
	const limits = { what: 'sign_in', actor, command, account: found?.email ?? '' } as const;
	return tryWithin(db, attempt, limits, now, async () => {
		const isRight =
			found?.passwordHash === null || (await isPassword(password, found?.passwordHash ?? null));
		return perform(db, actor, command, { accountId: actor.id }, now, async (tx) => {
			const account = await lockAccount(tx, actor.id);
			// Another request can have changed the password after it was compared.
			if (!account || !isRight || account.passwordHash !== found?.passwordHash) {
				throw new RefusedError('wrong_password', 'The password is not right.');
			}
			// Whoever has just given the password goes on with another token.
			await rotateSessionsOf(tx, actor.id);
			const { result, details } = await change(tx, account);
			return {
				result,
				happening: { subject: { kind: 'account', key: accountKey(actor.id) }, details }
			};
		});
	});
}
