import { asc, desc, sql } from 'drizzle-orm';
import type { AuditEvent, ChainHead } from '$lib/domain/audit/chain';
import type { Database } from '../db/connect';
import { auditEvents } from '../db/schema';

/** Any number will do, so long as it stays the same: the lock of the audit chain's end. */
const chainLock = 2_000_037;

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

export async function insertAuditEvent(
	tx: Database,
	{ subject, at, ...event }: AuditEvent
): Promise<void> {
	await tx
		.insert(auditEvents)
		.values({ ...event, at: new Date(at), subjectKind: subject.kind, subjectKey: subject.key });
}

/** The whole audit chain, from its first event. */
export async function listAuditEvents(db: Database): Promise<AuditEvent[]> {
	const rows = await db.select().from(auditEvents).orderBy(asc(auditEvents.sequence));
	return rows.map(({ subjectKind, subjectKey, at, ...row }) => ({
		...row,
		at: at.toISOString(),
		subject: { kind: subjectKind, key: subjectKey }
	}));
}
