import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { calendarFeeds } from '../db/schema';
import { onlyRow } from './only-row';

export type CalendarFeed = typeof calendarFeeds.$inferSelect;

/** A feed that has not ended, by the hash of its token, or null. */
export async function findFeedByToken(
	db: Database,
	tokenHash: string
): Promise<CalendarFeed | null> {
	const [row] = await db
		.select()
		.from(calendarFeeds)
		.where(and(eq(calendarFeeds.tokenHash, tokenHash), isNull(calendarFeeds.endedAt)));
	return row ?? null;
}

/** Somebody's feed of a wave that has not ended, or null. */
export async function findFeed(
	db: Database,
	accountId: number,
	waveId: number
): Promise<CalendarFeed | null> {
	const [row] = await db
		.select()
		.from(calendarFeeds)
		.where(
			and(
				eq(calendarFeeds.accountId, accountId),
				eq(calendarFeeds.waveId, waveId),
				isNull(calendarFeeds.endedAt)
			)
		);
	return row ?? null;
}

/** Inserts a feed and gives its id. */
export async function insertFeed(
	tx: Database,
	feed: typeof calendarFeeds.$inferInsert
): Promise<number> {
	return onlyRow(await tx.insert(calendarFeeds).values(feed).returning({ id: calendarFeeds.id }))
		.id;
}

/** Ends somebody's feeds that have not ended, of one wave or of all, and gives their ids. */
export async function endFeeds(
	tx: Database,
	accountId: number,
	endedAt: Date,
	waveId?: number
): Promise<number[]> {
	const rows = await tx
		.update(calendarFeeds)
		.set({ endedAt })
		.where(
			and(
				eq(calendarFeeds.accountId, accountId),
				waveId === undefined ? undefined : eq(calendarFeeds.waveId, waveId),
				isNull(calendarFeeds.endedAt)
			)
		)
		.returning({ id: calendarFeeds.id });
	return rows.map((row) => row.id);
}

/** Removes the feeds of a wave, so that their addresses lead nowhere. */
export async function deleteFeedsOf(tx: Database, waveId: number): Promise<void> {
	await tx.delete(calendarFeeds).where(eq(calendarFeeds.waveId, waveId));
}
