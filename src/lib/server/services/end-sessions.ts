import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { deleteSessionsOf } from '../queries/sessions';
import { lockPerson } from './lock-person';
import { perform } from './perform';

/** Signs somebody out everywhere. @throws RefusedError `unknown_person` */
export async function endSessions(
	db: Database,
	actor: Actor,
	accountId: number,
	now: Date
): Promise<void> {
	return perform(db, actor, 'end_sessions', { accountId }, now, async (tx) => {
		await lockPerson(tx, accountId);
		const ended = await deleteSessionsOf(tx, accountId);
		return {
			result: undefined,
			happening: { subject: { kind: 'account', key: accountKey(accountId) }, details: { ended } }
		};
	});
}
