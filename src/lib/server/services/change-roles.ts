import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { Role } from '$lib/domain/access/role';
import type { Database } from '../db/connect';
import { updateAccount } from '../queries/accounts';
import { listRoles, replaceRoles } from '../queries/roles';
import { rotateSessionsOf } from '../queries/sessions';
import { ensureAnotherAdministrator } from './ensure-another-administrator';
import { findGrants } from './find-grants';
import { lockPerson } from './lock-person';
import { perform } from './perform';

export interface Grants {
	isAdministrator: boolean;
	/** Roles by the slug of their survey: all that the person is to hold. */
	roles: readonly { survey: string; role: Role }[];
}

/**
 * Puts these in the place of all that somebody may do. Their sessions get other tokens.
 * @throws RefusedError `unknown_person`, `last_administrator`, `unknown_survey`
 */
export async function changeRoles(
	db: Database,
	actor: Actor,
	accountId: number,
	{ isAdministrator, roles }: Grants,
	now: Date
): Promise<void> {
	return perform(db, actor, 'change_roles', { accountId }, now, async (tx) => {
		const account = await lockPerson(tx, accountId);
		if (account.isAdministrator && !isAdministrator) {
			await ensureAnotherAdministrator(tx, accountId);
		}
		const before = await listRoles(tx, accountId);
		await replaceRoles(tx, accountId, await findGrants(tx, roles));
		await updateAccount(tx, accountId, { isAdministrator });
		await rotateSessionsOf(tx, accountId);
		return {
			result: undefined,
			happening: {
				subject: { kind: 'account', key: accountKey(accountId) },
				details: {
					before: {
						administrator: account.isAdministrator,
						roles: before.map(({ survey, role }) => ({ survey, role }))
					},
					after: { administrator: isAdministrator, roles: roles.map((one) => ({ ...one })) }
				}
			}
		};
	});
}
