import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { updateAccount } from '../queries/accounts';
import { lockPerson } from './lock-person';
import { perform } from './perform';

/** Lets somebody who was shut out in again. @throws RefusedError `unknown_person` */
export async function restorePerson(
	db: Database,
	actor: Actor,
	accountId: number,
	now: Date
): Promise<void> {
	return perform(db, actor, 'restore_person', { accountId }, now, async (tx) => {
		await lockPerson(tx, accountId);
		await updateAccount(tx, accountId, { suspendedAt: null });
		return {
			result: undefined,
			happening: { subject: { kind: 'account', key: accountKey(accountId) } }
		};
	});
}
