import { and, count, eq } from 'drizzle-orm';
import type { Evidence } from '$lib/domain/evidence/evidence';
import type { Database } from '../db/connect';
import { responses } from '../db/schema';
import { onlyRow } from './only-row';

/** How many responses of a body there are in a wave. */
export async function countResponses(
	db: Database,
	waveId: number,
	bodyId: number
): Promise<number> {
	const rows = await db
		.select({ responses: count() })
		.from(responses)
		.where(and(eq(responses.waveId, waveId), eq(responses.bodyId, bodyId)));
	return onlyRow(rows).responses;
}

/** A response's wave and body, or null. */
export async function findResponse(
	db: Database,
	responseId: number
): Promise<{ waveId: number; bodyId: number } | null> {
	const [row] = await db
		.select({ waveId: responses.waveId, bodyId: responses.bodyId })
		.from(responses)
		.where(eq(responses.id, responseId));
	return row ?? null;
}

/** Inserts a response and gives its id. */
export async function insertResponse(
	tx: Database,
	response: {
		waveId: number;
		bodyId: number;
		ordinal: number;
		respondedOn: string | null;
		source: Evidence | null;
	}
): Promise<number> {
	return onlyRow(await tx.insert(responses).values(response).returning({ id: responses.id })).id;
}
