import { and, asc, count, desc, eq, gt, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { accountKey } from '$lib/domain/access/actor';
import type { ReadableTrails } from '$lib/domain/access/readable-trails';
import type { AuditFilter } from '$lib/domain/audit/audit-filter';
import type { ActorName } from '$lib/domain/audit/audit-words';
import type { AuditEvent, ChainHead } from '$lib/domain/audit/chain';
import type { Database } from '../db/connect';
import { accounts, auditEvents, organisations, surveys } from '../db/schema';
import { onlyRow } from './only-row';

/** Any number will do, so long as it stays the same: the lock of the audit chain's end. */
const chainLock = 2_000_037;

/** How many events a page has. */
export const eventsPerPage = 50;

/** How many events are held at once where all of them are read. */
export const eventsAtOnce = 1_000;

/** The last event of the audit chain, which nobody else adds to until the transaction ends, or null. */
export async function lockChainHead(tx: Database): Promise<ChainHead | null> {
	await tx.execute(sql`select pg_advisory_xact_lock(${chainLock})`);
	const [head] = await tx
		.select({ sequence: auditEvents.sequence, hash: auditEvents.hash })
		.from(auditEvents)
		.orderBy(desc(auditEvents.sequence))
		.limit(1);
	return head ?? null;
}

/** The number of the last event of the audit trail, 0 where there is none: whatever is done, it goes up. */
export async function findLastSequence(db: Database): Promise<number> {
	const [row] = await db
		.select({ sequence: auditEvents.sequence })
		.from(auditEvents)
		.orderBy(desc(auditEvents.sequence))
		.limit(1);
	return row?.sequence ?? 0;
}

/** Writes an event as the chain has linked it. The caller holds the chain's lock. */
export async function insertAuditEvent(
	tx: Database,
	{ subject, at, ...event }: AuditEvent
): Promise<void> {
	await tx
		.insert(auditEvents)
		.values({ ...event, at: new Date(at), subjectKind: subject.kind, subjectKey: subject.key });
}

function toEvent({
	subjectKind,
	subjectKey,
	at,
	...row
}: typeof auditEvents.$inferSelect): AuditEvent {
	return {
		...row,
		// PostgreSQL has instants that JavaScript has not: somebody may have put one there.
		at: Number.isNaN(at.getTime()) ? 'no instant' : at.toISOString(),
		subject: { kind: subjectKind, key: subjectKey }
	};
}

/**
 * The events that follow the event of that number (null: from the first), the oldest first, as many as
 * are held at once: fewer than `eventsAtOnce` where the chain ends.
 */
export async function listEventsAfter(db: Database, after: number | null): Promise<AuditEvent[]> {
	const rows = await db
		.select()
		.from(auditEvents)
		// Without a least number: a forged event may have any.
		.where(after === null ? undefined : gt(auditEvents.sequence, after))
		.orderBy(asc(auditEvents.sequence))
		.limit(eventsAtOnce);
	return rows.map(toEvent);
}

/** The whole audit chain at once, from its first event. */
export async function listAuditEvents(db: Database): Promise<AuditEvent[]> {
	const rows = await db.select().from(auditEvents).orderBy(asc(auditEvents.sequence));
	return rows.map(toEvent);
}

/**
 * What every reading of the trail for somebody's eyes is held to. An event belongs to the survey that
 * its details name; those about people belong to none.
 */
function isReadable(trails: ReadableTrails): SQL | undefined {
	if (trails === 'all') return undefined;
	if (trails.length === 0) return sql`false`;
	return sql`(${auditEvents.details} ->> 'survey') in (${sql`select ${surveys.slug} from ${surveys} where ${inArray(surveys.id, [...trails])}`})`;
}

function passes({ actor, action, record, survey, fromAt, beforeAt }: AuditFilter): SQL | undefined {
	return and(
		actor === null ? undefined : eq(auditEvents.actor, actor),
		action === null ? undefined : eq(auditEvents.action, action),
		record === null ? undefined : eq(auditEvents.subjectKind, record.kind),
		record === null || record.keyStart === ''
			? undefined
			: sql`starts_with(${auditEvents.subjectKey} || ' ', ${`${record.keyStart} `})`,
		survey === null ? undefined : sql`(${auditEvents.details} ->> 'survey') = ${survey}`,
		fromAt === null ? undefined : gte(auditEvents.at, fromAt),
		beforeAt === null ? undefined : lt(auditEvents.at, beforeAt)
	);
}

/**
 * A page of the events that somebody may read and wants, the newest first, and how many there are.
 * @param page from 1
 */
export async function listAuditPage(
	db: Database,
	trails: ReadableTrails,
	filter: AuditFilter,
	page: number
): Promise<{ events: AuditEvent[]; total: number }> {
	const wanted = and(isReadable(trails), passes(filter));
	const [rows, counted] = await Promise.all([
		db
			.select()
			.from(auditEvents)
			.where(wanted)
			.orderBy(desc(auditEvents.sequence))
			.limit(eventsPerPage)
			.offset((page - 1) * eventsPerPage),
		db.select({ total: count() }).from(auditEvents).where(wanted)
	]);
	return { events: rows.map(toEvent), total: onlyRow(counted).total };
}

/** All events that somebody may read and wants, the newest first, some at a time. */
export async function* readAuditTrail(
	db: Database,
	trails: ReadableTrails,
	filter: AuditFilter
): AsyncGenerator<AuditEvent[]> {
	let before: number | null = null;
	for (;;) {
		const rows: (typeof auditEvents.$inferSelect)[] = await db
			.select()
			.from(auditEvents)
			.where(
				and(
					isReadable(trails),
					passes(filter),
					before === null ? undefined : lt(auditEvents.sequence, before)
				)
			)
			.orderBy(desc(auditEvents.sequence))
			.limit(eventsAtOnce);
		if (rows.length > 0) yield rows.map(toEvent);
		if (rows.length < eventsAtOnce) return;
		before = rows.at(-1)?.sequence ?? null;
	}
}

/** What the events that somebody may read can be filtered by: who acted, what was done, in which survey. */
export async function listAuditChoices(
	db: Database,
	trails: ReadableTrails
): Promise<{ actors: string[]; actions: string[]; surveys: string[] }> {
	const [actors, actions, slugs] = await Promise.all([
		db.selectDistinct({ actor: auditEvents.actor }).from(auditEvents).where(isReadable(trails)),
		db.selectDistinct({ action: auditEvents.action }).from(auditEvents).where(isReadable(trails)),
		db
			.select({ slug: surveys.slug })
			.from(surveys)
			.where(trails === 'all' ? undefined : inArray(surveys.id, [...trails]))
	]);
	return {
		actors: actors.map((row) => row.actor),
		actions: actions.map((row) => row.action),
		surveys: slugs.map((row) => row.slug)
	};
}

/** The names of the accounts among these actors, by their key. */
export async function listActorNames(
	db: Database,
	actors: Iterable<string>
): Promise<Map<string, ActorName>> {
	const ids = [...new Set(actors)].flatMap((actor) => {
		const [, id] = /^account:(\d{1,9})$/.exec(actor) ?? [];
		return id === undefined ? [] : [Number(id)];
	});
	const rows = await db
		.select({ id: accounts.id, name: accounts.name, organisation: organisations.name })
		.from(accounts)
		.innerJoin(organisations, eq(organisations.id, accounts.organisationId))
		.where(inArray(accounts.id, ids));
	return new Map(
		rows.map(({ id, name, organisation }) => [accountKey(id), { name, organisation }])
	);
}
