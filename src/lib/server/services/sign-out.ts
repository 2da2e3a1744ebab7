import { accountKey, type AccountActor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { deleteSession } from '../queries/sessions';
import { perform } from './perform';

/** Ends the session that somebody came with. */
export async function signOut(db: Database, actor: AccountActor, now: Date): Promise<void> {
	return perform(db, actor, 'sign_out', { accountId: actor.id }, now, async (tx) => {
		await deleteSession(tx, actor.id, actor.sessionId);
		return {
			result: undefined,
			happening: { subject: { kind: 'account', key: accountKey(actor.id) } }
		};
	});
}
