import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { findRequestPlace } from '../queries/requests';
import { countOpenQuestions, hasDrafts, lockResponse, markEntered } from '../queries/responses';
import { ensureResponseOf } from './ensure-response-of';
import { perform, RefusedError } from './perform';

/**
 * Notes that a response changes nothing of what was coded before it.
 * @throws RefusedError `unknown_request`, `wrong_response`, `nothing_submitted`, `drafts_left`
 */
export async function settleResponse(
	db: Database,
	actor: Actor,
	input: { requestId: number; responseId: number },
	now: Date
): Promise<void> {
	const { requestId, responseId } = input;
	return perform(db, actor, 'settle_response', { requestId }, now, async (tx) => {
		const place = await findRequestPlace(tx, requestId);
		if (!place) throw new RefusedError('unknown_request', 'There is no such request.');
		await ensureResponseOf(tx, responseId, place);
		const response = await lockResponse(tx, responseId);
		if (!response || response.enteredAt !== null) return { result: undefined, happening: [] };

		const open = await countOpenQuestions(tx, response);
		if (open > 0) {
			throw new RefusedError(
				'nothing_submitted',
				open === 1
					? 'Nothing has been submitted for one of the questions, so this response cannot be said to change nothing. Enter what it says to that one.'
					: `Nothing has been submitted for ${open} of the questions, so this response cannot be said to change nothing. Enter what it says to those.`
			);
		}
		if (await hasDrafts(tx, responseId)) {
			throw new RefusedError(
				'drafts_left',
				'Somebody is entering an answer from this response. Submit or discard that draft first.'
			);
		}

		await markEntered(tx, responseId, now);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'response', key: String(responseId) },
				details: { request: requestId }
			}
		};
	});
}
