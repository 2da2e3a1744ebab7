import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { findings } from '../db/schema';
import { onlyRow } from './only-row';

/** Where a finding stands. No body: government as a whole. */
export interface FindingPlace {
	waveId: number;
	bodyId: number | null;
	criterionId: number;
}

/** The id of the finding at this place, made where there is none yet, locked until the transaction ends. */
export async function lockFinding(tx: Database, place: FindingPlace): Promise<number> {
	await tx.insert(findings).values(place).onConflictDoNothing();
	const rows = await tx
		.select({ id: findings.id })
		.from(findings)
		.where(
			and(
				eq(findings.waveId, place.waveId),
				place.bodyId === null ? isNull(findings.bodyId) : eq(findings.bodyId, place.bodyId),
				eq(findings.criterionId, place.criterionId)
			)
		)
		.for('update');
	return onlyRow(rows).id;
}
