import { accountKey, type AccountActor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { deleteSession, deleteSessionsOf } from '../queries/sessions';
import { perform, RefusedError } from './perform';

/**
 * Ends sessions of one's own.
 * @param which the number of one; `others` for all but the one at hand; `all` for that one too
 * @throws RefusedError `unknown_session`
 */
export async function endOwnSessions(
	db: Database,
	actor: AccountActor,
	which: number | 'others' | 'all',
	now: Date
): Promise<void> {
	return perform(db, actor, 'end_own_sessions', { accountId: actor.id }, now, async (tx) => {
		let ended = 1;
		if (typeof which === 'number') {
			if (!(await deleteSession(tx, actor.id, which))) {
				throw new RefusedError('unknown_session', 'That session has ended already.');
			}
		} else {
			ended = await deleteSessionsOf(
				tx,
				actor.id,
				which === 'others' ? actor.sessionId : undefined
			);
		}
		return {
			result: undefined,
			happening: {
				subject: { kind: 'account', key: accountKey(actor.id) },
				details: { ended }
			}
		};
	});
}
