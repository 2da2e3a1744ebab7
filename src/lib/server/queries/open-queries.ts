import { and, count, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { comments, transitions } from '../db/schema';
import {
	inTurn,
	item,
	itemsOf,
	selectItems,
	toItem,
	type QueueItem,
	type QueueReader
} from './queue-items';

/** A query that nobody has answered yet, with its words and who asked. */
export interface OpenQuery extends QueueItem {
	/** Null once they are erased. */
	words: string | null;
	by: string;
}

/** What is queried on some surveys, the oldest query first. @param limit as many as are listed at most */
export async function listOpenQueries(
	db: Database,
	reader: QueueReader,
	limit: number
): Promise<{ queries: OpenQuery[]; total: number }> {
	if (reader.surveyIds.length === 0) return { queries: [], total: 0 };
	const isQueried = sql`${item.state} = 'queried'`;
	const [rows, totals] = await Promise.all([
		selectItems(db, reader)
			.where(isQueried)
			.orderBy(...inTurn)
			.limit(limit),
		db.select({ total: count() }).from(itemsOf(reader)).where(isQueried)
	]);
	const said = await db
		.select({
			revisionId: transitions.revisionId,
			by: transitions.actor,
			content: comments.content
		})
		.from(transitions)
		.leftJoin(comments, eq(comments.transitionId, transitions.id))
		.where(
			and(
				eq(transitions.to, 'queried'),
				inArray(
					transitions.revisionId,
					rows.map(({ revisionId }) => revisionId)
				)
			)
		);
	return {
		total: totals[0]?.total ?? 0,
		queries: rows.map((row) => {
			const query = said.find(({ revisionId }) => revisionId === row.revisionId);
			return { ...toItem(row), words: query?.content?.text ?? null, by: query?.by ?? '' };
		})
	};
}
