import { and, asc, count, eq, sql, type SQL } from 'drizzle-orm';
import { queuePageSize, revisionStateOf, type QueueFilter } from '$lib/domain/review/queue';
import type { RevisionState } from '$lib/domain/review/transition';
import type { Database } from '../db/connect';
import { bodies, questions, revisions, surveys, waves } from '../db/schema';
import {
	inTurn,
	item,
	itemsOf,
	mayDecide,
	selectItems,
	toItem,
	type QueueItem,
	type QueueReader
} from './queue-items';

/** What a filter takes, in whatever state it is. */
function passes(filter: QueueFilter, reader: QueueReader): SQL | undefined {
	const words = filter.body.toLocaleLowerCase('en-GB');
	return and(
		filter.survey === '' ? undefined : eq(surveys.slug, filter.survey),
		filter.wave === '' ? undefined : sql`${item.wave} = ${filter.wave}`,
		filter.question === '' ? undefined : eq(questions.code, filter.question),
		words === ''
			? undefined
			: sql`(${bodies.slug} = ${words} or lower(${bodies.code}) = ${words} or strpos(lower(${bodies.name}), ${words}) > 0)`,
		filter.disposition === null ? undefined : sql`${item.disposition} = ${filter.disposition}`,
		filter.mine ? mayDecide(reader) : undefined
	);
}

function hasState({ state }: QueueFilter): SQL | undefined {
	const wanted = revisionStateOf[state];
	return wanted === null ? undefined : sql`${item.state} = ${wanted}`;
}

/** A page of the queue, what has stood so the longest first. */
export async function listQueue(
	db: Database,
	reader: QueueReader,
	filter: QueueFilter
): Promise<QueueItem[]> {
	if (reader.surveyIds.length === 0) return [];
	const rows = await selectItems(db, reader)
		.where(and(passes(filter, reader), hasState(filter)))
		.orderBy(...inTurn)
		.limit(queuePageSize)
		.offset((filter.page - 1) * queuePageSize);
	return rows.map(toItem);
}

/** How many pass a filter but for its state: by state, and of those that wait, what the reader may decide about. */
export interface QueueCounts extends Record<RevisionState, number> {
	mine: number;
}

/** Counts what passes a filter, whatever its state; nothing for whoever may review no survey. */
export async function countQueue(
	db: Database,
	reader: QueueReader,
	filter: QueueFilter
): Promise<QueueCounts> {
	const counts: QueueCounts = { submitted: 0, queried: 0, accepted: 0, mine: 0 };
	if (reader.surveyIds.length === 0) return counts;
	const rows = await db
		.select({
			state: item.state,
			count: count(),
			mine: sql<number>`count(*) filter (where ${mayDecide(reader)})`.mapWith(Number)
		})
		.from(itemsOf(reader))
		.innerJoin(surveys, sql`${surveys.id} = ${item.surveyId}`)
		.leftJoin(bodies, sql`${bodies.id} = ${item.bodyId}`)
		.leftJoin(questions, sql`${questions.id} = ${item.questionId}`)
		.where(passes(filter, reader))
		.groupBy(item.state);
	for (const row of rows) {
		counts[row.state] = row.count;
		if (row.state === 'submitted') counts.mine = row.mine;
	}
	return counts;
}

/**
 * What waits next for a decision which the reader may take, after one of the queue or, where it was the
 * last, from its beginning; null where there is no other.
 * @param after null for the first of all
 */
export async function findNextInQueue(
	db: Database,
	reader: QueueReader,
	filter: QueueFilter,
	after: { revisionId: number; since: Date } | null
): Promise<QueueItem | null> {
	if (reader.surveyIds.length === 0) return null;
	const laterFirst = after
		? [
				sql`(${item.since}, ${item.revisionId}) > (${after.since.toISOString()}::timestamptz, ${after.revisionId}) desc`
			]
		: [];
	const rows = await selectItems(db, reader)
		.where(
			and(
				passes({ ...filter, mine: true }, reader),
				sql`${item.state} = 'submitted'`,
				after ? sql`${item.revisionId} <> ${after.revisionId}` : undefined
			)
		)
		.orderBy(...laterFirst, ...inTurn)
		.limit(1);
	return rows[0] ? toItem(rows[0]) : null;
}

/**
 * The waves with answers that wait for a decision which the reader may take and that are coded plainly, as
 * `plainCoding` has it, and how many.
 */
export async function countPlainByWave(
	db: Database,
	reader: QueueReader
): Promise<{ survey: string; wave: { slug: string; title: string }; count: number }[]> {
	if (reader.surveyIds.length === 0) return [];
	return db
		.select({
			survey: surveys.slug,
			wave: { slug: waves.slug, title: waves.title },
			count: count()
		})
		.from(itemsOf(reader))
		.innerJoin(revisions, sql`${revisions.id} = ${item.revisionId}`)
		.innerJoin(waves, sql`${waves.id} = ${item.waveId}`)
		.innerJoin(surveys, sql`${surveys.id} = ${item.surveyId}`)
		.leftJoin(bodies, sql`${bodies.id} = ${item.bodyId}`)
		.where(
			and(
				sql`${item.state} = 'submitted'`,
				sql`${item.questionId} is not null`,
				sql`${revisions.content} is not null`,
				...['value', 'detail', 'wording_override'].map(
					(said) => sql`${revisions.content} ->> ${said}::text is null`
				),
				mayDecide(reader)
			)
		)
		.groupBy(surveys.id, waves.id)
		.orderBy(asc(surveys.id), asc(waves.position));
}

/** All that waits in a wave, what has stood so the longest first. */
export async function listWaiting(
	db: Database,
	reader: QueueReader,
	waveId: number
): Promise<QueueItem[]> {
	if (reader.surveyIds.length === 0) return [];
	const rows = await selectItems(db, reader)
		.where(and(sql`${item.waveId} = ${waveId}`, sql`${item.state} = 'submitted'`))
		.orderBy(...inTurn);
	return rows.map(toItem);
}
