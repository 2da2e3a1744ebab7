import { accountKey, visitor } from '$lib/domain/access/actor';
import { isPassword } from '../auth/passwords';
import type { Database } from '../db/connect';
import { findAccountByEmail, lockAccount } from '../queries/accounts';
import { openSession, type OpenedSession } from './open-session';
import { perform, RefusedError } from './perform';
import { tryWithin, type Attempt } from './try-within';

export interface Credentials {
	email: string;
	password: string;
}

/**
 * Signs somebody in by address and password. Where it fails, the answer and about the time it takes are
 * the same whether there is no such account, it is suspended, or the password is wrong.
 * @throws RefusedError `wrong_credentials`, TooManyTriesError
 */
export async function signIn(
	db: Database,
	{ email, password }: Credentials,
	attempt: Attempt,
	now: Date
): Promise<OpenedSession> {
	const address = email.trim().toLowerCase();
	// PostgreSQL has no text with a zero in it, and so no account of such an address.
	const account = address.includes('\0') ? null : await findAccountByEmail(db, address);
	const limits = { what: 'sign_in', actor: visitor, command: 'sign_in', account: address } as const;
	return tryWithin(db, attempt, limits, now, async () => {
		// Before the transaction: it takes long, and the embedded database has one connection.
		const isRight = await isPassword(password, account?.passwordHash ?? null);
		return perform(db, visitor, 'sign_in', {}, now, async (tx) => {
			// Meanwhile the account can have been suspended, or the password changed because it is known.
			const held = account && isRight ? await lockAccount(tx, account.id) : null;
			if (!held || held.suspendedAt || held.passwordHash !== account?.passwordHash) {
				throw new RefusedError(
					'wrong_credentials',
					'The address or the password is not right.',
					account ? { account: accountKey(account.id) } : {}
				);
			}
			const session = await openSession(tx, held, attempt, now);
			return {
				result: session,
				happening: {
					subject: { kind: 'account', key: accountKey(held.id) },
					details: { awaits: session.awaitsSecondFactor ? 'second_factor' : null }
				}
			};
		});
	});
}
