import { and, eq } from 'drizzle-orm';
import { dayOf } from '$lib/domain/editions/day-of';
import type { Tombstone } from '$lib/domain/erasure/erased-place';
import type { Database } from '../db/connect';
import { auditEvents, documents, erasures } from '../db/schema';
import type { ErasedRecord } from './erased-records';

/** When and why a letter was erased; null where it was not. */
export async function findErasureOfDocument(
	db: Database,
	documentId: number
): Promise<Tombstone | null> {
	const [row] = await db
		.select({ at: erasures.at, reason: erasures.reason })
		.from(documents)
		.innerJoin(erasures, eq(erasures.id, documents.erasureId))
		.where(eq(documents.id, documentId));
	return row ? { on: dayOf(row.at), reason: row.reason } : null;
}

/** The hashes of the files of letters that were erased, as the audit trail has them. */
export async function listErasedFiles(db: Database): Promise<string[]> {
	const rows = await db
		.select({ details: auditEvents.details })
		.from(auditEvents)
		.where(and(eq(auditEvents.action, 'erase'), eq(auditEvents.subjectKind, 'erasure')));
	const erased = rows.flatMap(({ details }) => (details.rows ?? []) as ErasedRecord[]);
	const hashes = erased.flatMap(({ kind, hash }) => (kind === 'letter' && hash ? [hash] : []));
	return [...new Set(hashes)];
}
