import type { Actor } from '$lib/domain/access/actor';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { Evidence } from '$lib/domain/evidence/evidence';
import type { Database } from '../db/connect';
import { findAskedBody } from './find-asked-body';
import { lockKnownWave } from './lock-known-wave';
import { perform } from './perform';
import { placeResponse } from './place-response';
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

/**
 * Records that a body responded. The first response of a body in a wave, by its day, has ordinal 1.
 * @throws RefusedError `unknown_wave`, `unknown_body`, `body_not_asked`
 */
export async function recordResponse(
	db: Database,
	actor: Actor,
	input: ResponseInput,
	now: Date
): Promise<{ responseId: number }> {
	return perform(db, actor, 'record_response', { waveId: input.waveId }, now, async (tx) => {
		// Two responses at once must not take the same ordinal.
		const wave = await lockKnownWave(tx, input.waveId);
		const bodyId = await findAskedBody(tx, wave.id, input.body);

		const { respondedOn, source } = input;
		const { responseId, ordinal } = await placeResponse(tx, {
			waveId: wave.id,
			bodyId,
			respondedOn,
			source
		});

		return {
			result: { responseId },
			happening: {
				subject: { kind: 'response', key: `${wave.slug} ${input.body} ${ordinal}` },
				afterHash: sha256(canonicalJson({ ...input }))
			}
		};
	});
}
