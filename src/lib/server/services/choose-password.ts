import { accountKey, visitor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { updateAccount } from '../queries/accounts';
import { deleteSessionsOf } from '../queries/sessions';
import { hashNewPassword } from './hash-new-password';
import { openSession, type OpenedSession } from './open-session';
import { perform } from './perform';
import { findOffer, linkLimits, takeLink } from './take-link';
import { tryWithin, type Attempt } from './try-within';

/**
 * Accepts an invitation, or sets another password, by a one-time link, and signs the person in; who has
 * a second factor is still asked for its code. Other sessions end.
 * @throws RefusedError `link_…`, `password_…`, TooManyTriesError
 */
export async function choosePassword(
	db: Database,
	token: string,
	password: string,
	attempt: Attempt,
	now: Date
): Promise<OpenedSession> {
	return tryWithin(db, attempt, linkLimits('choose_password', token), now, async () => {
		const offer = await findOffer(db, token, now).catch(() => null);
		const passwordHash = await hashNewPassword(password, offer?.account ?? { email: '', name: '' });
		return perform(db, visitor, 'choose_password', {}, now, async (tx) => {
			const { purpose, account } = await takeLink(tx, token, ['invitation', 'password_reset'], now);
			if (!account) throw new Error('An invitation without an account.');
			await updateAccount(tx, account.id, { passwordHash });
			await deleteSessionsOf(tx, account.id);
			return {
				result: await openSession(tx, account, attempt, now),
				happening: {
					subject: { kind: 'account', key: accountKey(account.id) },
					details: { by: purpose }
				}
			};
		});
	});
}
