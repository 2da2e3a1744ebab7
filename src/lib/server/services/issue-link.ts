import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { makeLink, type MadeLink } from './make-link';
import { lockPerson } from './lock-person';
import { perform, RefusedError } from './perform';

/**
 * Makes a link for somebody to choose a password by: another invitation where they have none yet, else
 * a reset. Links made before are withdrawn.
 * @throws RefusedError `unknown_person`, `suspended`, `demonstration`
 */
export async function issueLink(
	db: Database,
	actor: Actor,
	accountId: number,
	now: Date
): Promise<MadeLink> {
	return perform(db, actor, 'issue_link', { accountId }, now, async (tx) => {
		const account = await lockPerson(tx, accountId);
		if (account.suspendedAt) {
			throw new RefusedError('suspended', 'This account is suspended. Restore it first.');
		}
		if (account.isDemonstration) {
			throw new RefusedError(
				'demonstration',
				'People of the example come in by the links that the server prints at its start.'
			);
		}
		const purpose = account.passwordHash ? 'password_reset' : 'invitation';
		return {
			result: await makeLink(tx, actor, purpose, accountId, now),
			happening: {
				subject: { kind: 'account', key: accountKey(accountId) },
				details: { purpose }
			}
		};
	});
}
