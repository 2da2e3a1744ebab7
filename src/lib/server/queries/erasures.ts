import { and, desc, eq, sql } from 'drizzle-orm';
import type { ErasableKind } from '$lib/domain/erasure/erasable';
import type { Database } from '../db/connect';
import { auditEvents, erasures } from '../db/schema';
import { onlyRow } from './only-row';

/** Records that something is erased, and gives the tombstone's id. */
export async function insertErasure(
	tx: Database,
	tombstone: { at: Date; actor: string; reason: string }
): Promise<number> {
	return onlyRow(await tx.insert(erasures).values(tombstone).returning({ id: erasures.id })).id;
}

/** Something that was erased in a survey: when, by whom, why and what of, and never what it said. */
export interface StoredErasure {
	id: number;
	at: Date;
	reason: string;
	/** The actor's key. */
	actor: string;
	/** How many records, by kind. */
	kinds: Partial<Record<ErasableKind, number>>;
}

/** What has been erased in a survey, the latest first. */
export async function listErasures(db: Database, survey: string): Promise<StoredErasure[]> {
	const rows = await db
		.select({
			id: erasures.id,
			at: erasures.at,
			actor: erasures.actor,
			reason: erasures.reason,
			details: auditEvents.details
		})
		.from(erasures)
		.innerJoin(
			auditEvents,
			and(
				eq(auditEvents.action, 'erase'),
				eq(auditEvents.subjectKind, 'erasure'),
				eq(auditEvents.subjectKey, sql`${erasures.id}::text`)
			)
		)
		.where(sql`${auditEvents.details} ->> 'survey' = ${survey}`)
		.orderBy(desc(erasures.id));
	return rows.map(({ details, ...erasure }) => ({
		...erasure,
		kinds: (details.kinds ?? {}) as StoredErasure['kinds']
	}));
}
