import { accountKey, visitor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { findAccountByEmail, insertAccount } from '../queries/accounts';
import { enterOrganisation } from '../queries/organisations';
import { lockSettings } from '../queries/settings';
import { hashNewPassword } from './hash-new-password';
import { openSession, type OpenedSession } from './open-session';
import { perform, RefusedError } from './perform';
import { linkLimits, takeLink } from './take-link';
import { tryWithin, type Attempt } from './try-within';

export interface FirstAdministrator {
	email: string;
	name: string;
	organisation: string;
	password: string;
}

/**
 * Makes the first administrator, by the link that the first start printed, and signs them in.
 * @throws RefusedError `link_…`, `password_…`, `email_taken`, TooManyTriesError
 */
export async function createFirstAdministrator(
	db: Database,
	token: string,
	{ email, name, organisation, password }: FirstAdministrator,
	attempt: Attempt,
	now: Date
): Promise<OpenedSession> {
	const address = email.trim().toLowerCase();
	return tryWithin(db, attempt, linkLimits('create_first_administrator', token), now, async () => {
		const passwordHash = await hashNewPassword(password, { email, name });
		return perform(db, visitor, 'create_first_administrator', {}, now, async (tx) => {
			await lockSettings(tx);
			await takeLink(tx, token, ['first_administrator'], now);
			if (await findAccountByEmail(tx, address)) {
				throw new RefusedError('email_taken', 'There is an account with this address already.');
			}
			const accountId = await insertAccount(tx, {
				email: address,
				name,
				organisationId: await enterOrganisation(tx, organisation),
				isAdministrator: true,
				createdAt: now,
				passwordHash
			});
			return {
				result: await openSession(tx, { id: accountId, totpConfirmedAt: null }, attempt, now),
				happening: { subject: { kind: 'account', key: accountKey(accountId) } }
			};
		});
	});
}
