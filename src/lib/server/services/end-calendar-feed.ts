import type { AccountActor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { lockAccount } from '../queries/accounts';
import { endFeeds } from '../queries/calendar-feeds';
import { perform, RefusedError } from './perform';

/**
 * Ends a person's calendar feed of a wave: its address answers nobody any more.
 * @throws RefusedError `no_feed`
 */
export async function endCalendarFeed(
	db: Database,
	actor: AccountActor,
	input: { waveId: number },
	now: Date
): Promise<void> {
	const { waveId } = input;
	return perform(db, actor, 'end_calendar_feed', { waveId }, now, async (tx) => {
		await lockAccount(tx, actor.id);
		const [ended] = await endFeeds(tx, actor.id, now, waveId);
		if (ended === undefined) {
			throw new RefusedError('no_feed', 'You have no calendar feed of this wave.');
		}
		return {
			result: undefined,
			happening: { subject: { kind: 'calendar_feed', key: String(ended) } }
		};
	});
}
