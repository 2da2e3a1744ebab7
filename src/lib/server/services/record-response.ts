import { and, count, eq } from 'drizzle-orm';
import type { Actor } from '$lib/domain/access/actor';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { Evidence } from '$lib/domain/evidence/evidence';
import type { Database } from '../db/connect';
import { bodies, responses, waves } from '../db/schema';
import { perform, RefusedError } from './perform';
import { sha256 } from './sha256';

export interface ResponseInput {
	waveId: number;
	/** The body's slug. */
	body: string;
	/** 'YYYY-MM-DD', or null where the day is not published. */
	respondedOn: string | null;
	/** The published source it is known from, where the letters have not been seen. */
	source: Evidence | null;
}

/** Records that a body responded. The first response of a body in a wave has ordinal 1. */
export async function recordResponse(
	db: Database,
	actor: Actor,
	input: ResponseInput,
	now: Date
): Promise<{ responseId: number }> {
	return perform(db, actor, 'record_response', now, async (tx) => {
		// The wave's row is the lock: two responses at once must not take the same ordinal.
		const [wave] = await tx.select().from(waves).where(eq(waves.id, input.waveId)).for('update');
		const [body] = await tx.select().from(bodies).where(eq(bodies.slug, input.body));
		if (!wave) throw new RefusedError('unknown_wave', 'There is no such wave.');
		if (!body) throw new RefusedError('unknown_body', `There is no body "${input.body}".`);
		const [earlier] = await tx
			.select({ responses: count() })
			.from(responses)
			.where(and(eq(responses.waveId, wave.id), eq(responses.bodyId, body.id)));

		const ordinal = (earlier?.responses ?? 0) + 1;
		const [row] = await tx
			.insert(responses)
			.values({
				waveId: wave.id,
				bodyId: body.id,
				ordinal,
				respondedOn: input.respondedOn,
				source: input.source
			})
			.returning({ id: responses.id });
		if (!row) throw new Error('The database inserted a response and returned none.');

		return {
			result: { responseId: row.id },
			happening: {
				subject: { kind: 'response', key: `${wave.slug} ${body.slug} ${ordinal}` },
				afterHash: sha256(canonicalJson({ ...input }))
			}
		};
	});
}
