import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { deleteSessionsOf } from '../queries/sessions';
import { lockPerson } from './lock-person';
import { perform } from './perform';
import { removeSecondFactor } from './remove-second-factor';

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
		await removeSecondFactor(tx, accountId);
		const ended = await deleteSessionsOf(tx, accountId);
		return {
			result: undefined,
			happening: { subject: { kind: 'account', key: accountKey(accountId) }, details: { ended } }
		};
	});
}
