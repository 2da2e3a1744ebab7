import { actorKey, type Actor } from '$lib/domain/access/actor';
import { isResponseEvent, type RequestEvent } from '$lib/domain/requests/request-event';
import type { Database } from '../db/connect';
import { findRequestPlace, insertRequestEvent } from '../queries/requests';
import { lockWave } from '../queries/waves';
import { ensureEventFits } from './ensure-event-fits';
import { fingerprintOf } from './fingerprint';
import { keepText } from './keep-text';
import { lockKnownRequest } from './lock-known-request';
import { perform } from './perform';
import { placeResponse } from './place-response';

/**
 * Records that something happened to a request. Its clock is worked out from these events alone. What
 * comes by one that answers can be coded from is a response.
 * @throws RefusedError `unknown_request`, or the code of a problem of `checkRequestEvent`
 */
export async function recordRequestEvent(
	db: Database,
	actor: Actor,
	input: { requestId: number; event: RequestEvent },
	now: Date
): Promise<{ eventId: number; responseId: number | null }> {
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

		const responseId = isResponseEvent(kind)
			? await addResponse(tx, { requestId, eventId, respondedOn: on })
			: null;

		return {
			result: { eventId, responseId },
			happening: {
				subject: { kind: 'request', key: String(requestId) },
				afterHash: fingerprintOf({ kind, on, until, note }),
				details: { body: request.body.slug, event: eventId, kind }
			}
		};
	});
}

/** Adds the response that came by an event to a request. */
async function addResponse(
	tx: Database,
	came: { requestId: number; eventId: number; respondedOn: string }
): Promise<number> {
	const place = await findRequestPlace(tx, came.requestId);
	if (!place) throw new Error(`Request ${came.requestId} is gone, though it is locked.`);
	await lockWave(tx, place.waveId);
	return (await placeResponse(tx, { ...place, ...came, source: null })).responseId;
}
