import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { strikeEvent } from '../queries/requests';
import { fingerprintOf } from './fingerprint';
import { lockKnownRequest } from './lock-known-request';
import { perform, RefusedError } from './perform';

/**
 * Strikes out an event that was recorded by mistake: it counts for nothing from now on, and stays on
 * record.
 * @throws RefusedError `unknown_request`, `unknown_event`, `struck_already`
 */
export async function strikeRequestEvent(
	db: Database,
	actor: Actor,
	input: { requestId: number; eventId: number },
	now: Date
): Promise<void> {
	const { requestId, eventId } = input;
	return perform(db, actor, 'strike_request_event', { requestId }, now, async (tx) => {
		const request = await lockKnownRequest(tx, requestId);
		const event = request.events.find(({ id }) => id === eventId);
		if (!event) throw new RefusedError('unknown_event', 'This request has no such event.');
		if (event.isStruck) {
			throw new RefusedError('struck_already', 'That event has been struck out already.');
		}

		await strikeEvent(tx, eventId, { struckAt: now, struckBy: actorKey(actor) });

		const { kind, on, until, note } = event;
		return {
			result: undefined,
			happening: {
				subject: { kind: 'request', key: String(requestId) },
				beforeHash: fingerprintOf({ kind, on, until, note }),
				details: { body: request.body.slug, event: eventId, kind }
			}
		};
	});
}
