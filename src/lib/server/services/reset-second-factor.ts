import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { updateAccount } from '../queries/accounts';
import { replaceRecoveryCodes } from '../queries/recovery-codes';
import { deleteSessionsOf } from '../queries/sessions';
import { lockPerson } from './lock-person';
import { perform } from './perform';
import { noSecondFactor } from './turn-off-second-factor';

/**
 * Takes away the second factor of somebody who has lost it, once they have been recognised in another
 * way. Their sessions end; they sign in by password and can set up another.
 * @throws RefusedError `unknown_person`
 */
export async function resetSecondFactor(
	db: Database,
	actor: Actor,
	accountId: number,
	now: Date
): Promise<void> {
	return perform(db, actor, 'reset_second_factor', { accountId }, now, async (tx) => {
		await lockPerson(tx, accountId);
		await updateAccount(tx, accountId, noSecondFactor);
		await replaceRecoveryCodes(tx, accountId, []);
		const ended = await deleteSessionsOf(tx, accountId);
		return {
			result: undefined,
			happening: { subject: { kind: 'account', key: accountKey(accountId) }, details: { ended } }
		};
	});
}
