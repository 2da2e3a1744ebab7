import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { PersonInput } from '$lib/domain/access/person';
import type { Role } from '$lib/domain/access/role';
import type { Database } from '../db/connect';
import { findAccountByEmail, insertAccount } from '../queries/accounts';
import { replaceRoles } from '../queries/roles';
import { enterOrganisationOf } from './enter-organisation-of';
import { findGrants } from './find-grants';
import { makeLink, type MadeLink } from './make-link';
import { perform, RefusedError } from './perform';

export interface Invitation extends PersonInput {
	isAdministrator: boolean;
	/** Roles by the slug of their survey. */
	roles: readonly { survey: string; role: Role }[];
}

/**
 * Invites somebody: makes their account, and the link by which they choose a password.
 * @throws RefusedError `email_taken`, `unknown_body`, `unknown_survey`
 */
export async function invitePerson(
	db: Database,
	actor: Actor,
	{ name, email, organisation, body, isAdministrator, roles }: Invitation,
	now: Date
): Promise<{ accountId: number; link: MadeLink }> {
	return perform(db, actor, 'invite_person', {}, now, async (tx) => {
		if (await findAccountByEmail(tx, email)) {
			throw new RefusedError('email_taken', 'There is an account with this address already.');
		}
		const granted = await findGrants(tx, roles);
		const accountId = await insertAccount(tx, {
			email,
			name,
			organisationId: await enterOrganisationOf(tx, { organisation, body }),
			isAdministrator,
			createdAt: now
		});
		await replaceRoles(tx, accountId, granted);
		return {
			result: { accountId, link: await makeLink(tx, actor, 'invitation', accountId, now) },
			happening: {
				subject: { kind: 'account', key: accountKey(accountId) },
				details: { administrator: isAdministrator, roles: roles.map((one) => ({ ...one })) }
			}
		};
	});
}
