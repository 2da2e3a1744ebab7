import type { AccountActor } from '$lib/domain/access/actor';
import { createToken } from '../auth/tokens';
import type { Database } from '../db/connect';
import { lockAccount } from '../queries/accounts';
import { endFeeds, insertFeed } from '../queries/calendar-feeds';
import { perform } from './perform';

/**
 * Makes an address at which a person's calendar reads the due days of a wave. Whoever has the address can
 * read it, so it is shown once; the one they had before ends.
 */
export async function startCalendarFeed(
	db: Database,
	actor: AccountActor,
	input: { waveId: number },
	now: Date
): Promise<{ path: string }> {
	const { waveId } = input;
	return perform(db, actor, 'start_calendar_feed', { waveId }, now, async (tx) => {
		// Two started at once must leave one.
		await lockAccount(tx, actor.id);
		const ended = await endFeeds(tx, actor.id, now, waveId);

		const { token, tokenHash } = createToken();
		const id = await insertFeed(tx, { waveId, accountId: actor.id, tokenHash, createdAt: now });

		return {
			result: { path: `/calendar/${token}.ics` },
			happening: {
				subject: { kind: 'calendar_feed', key: String(id) },
				details: { ended }
			}
		};
	});
}
