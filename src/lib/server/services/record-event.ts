import { desc, sql } from 'drizzle-orm';
import { actorKey, type Actor } from '$lib/domain/access/actor';
import { firstPreviousHash, linkEvent, type AuditEntry } from '$lib/domain/audit/chain';
import type { Database } from '../db/connect';
import { auditEvents } from '../db/schema';
import { sha256 } from './sha256';

/** Any number will do, so long as it stays the same: the lock of the audit chain's end. */
const chainLock = 2_000_037;

/** What happened to a record. Identifiers and hashes only, never copies of contents. */
export type Happening = Pick<AuditEntry, 'subject'> &
	Partial<Pick<AuditEntry, 'beforeHash' | 'afterHash' | 'details'>>;

/**
 * Adds an event at the end of the audit chain. Its lock is taken here, last in the transaction, so that
 * it does not hold up the rest.
 */
export async function recordEvent(
	tx: Database,
	actor: Actor,
	action: string,
	happening: Happening,
	now: Date
): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(${chainLock})`);
	const [last] = await tx
		.select({ sequence: auditEvents.sequence, hash: auditEvents.hash })
		.from(auditEvents)
		.orderBy(desc(auditEvents.sequence))
		.limit(1);
	const { subject, ...event } = linkEvent(
		{
			sequence: (last?.sequence ?? 0) + 1,
			at: now.toISOString(),
			actor: actorKey(actor),
			action,
			subject: happening.subject,
			beforeHash: happening.beforeHash ?? null,
			afterHash: happening.afterHash ?? null,
			details: happening.details ?? {}
		},
		last?.hash ?? firstPreviousHash,
		sha256
	);
	await tx
		.insert(auditEvents)
		.values({ ...event, at: now, subjectKind: subject.kind, subjectKey: subject.key });
}
