import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { RequestEvent } from '$lib/domain/requests/request-event';
import type { Database } from '../db/connect';
import { insertRequestEvent } from '../queries/requests';
import { ensureEventFits } from './ensure-event-fits';
import { fingerprintOf } from './fingerprint';
import { keepText } from './keep-text';
import { lockKnownRequest } from './lock-known-request';
import { perform } from './perform';

/**
 * Records that something happened to a request. Its clock is worked out from these events alone.
 * @throws RefusedError `unknown_request`, or the code of a problem of `checkRequestEvent`
 */
export async function recordRequestEvent(
	db: Database,
	actor: Actor,
	input: { requestId: number; event: RequestEvent },
	now: Date
): Promise<{ eventId: number }> {
	const { requestId, event } = input;
	return perform(db, actor, 'record_request_event', { requestId }, now, async (tx) => {
		const request = await lockKnownRequest(tx, requestId);
		ensureEventFits(request, event, now);

		const { kind, on, until, note } = event;
		if (kind === 'sent') await keepText(tx, request.waveId, [request]);
		const eventId = await insertRequestEvent(tx, {
			requestId,
			kind,
			on,
			until,
			note,
			recordedAt: now,
			recordedBy: actorKey(actor)
		});

		return {
			result: { eventId },
			happening: {
				subject: { kind: 'request', key: String(requestId) },
				afterHash: fingerprintOf({ kind, on, until, note }),
				details: { body: request.body.slug, event: eventId, kind }
			}
		};
	});
}
