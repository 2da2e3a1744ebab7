import { actorKey, type Actor } from '$lib/domain/access/actor';
import { isResponseEvent, requestEventWords } from '$lib/domain/requests/request-event';
import type { Database } from '../db/connect';
import {
	standingEvents,
	strikeEvent,
	type StoredEvent,
	type StoredRequest
} from '../queries/requests';
import {
	deleteResponse,
	isResponseInUse,
	lockResponseOfEvent,
	moveResponse,
	renumberResponses
} from '../queries/responses';
import { lockWave } from '../queries/waves';
import { fingerprintOf } from './fingerprint';
import { lockKnownRequest } from './lock-known-request';
import { perform, RefusedError } from './perform';

/**
 * Strikes out an event that was recorded by mistake: it counts for nothing from now on, and stays on
 * record. The response that came by it goes with it; where something hangs on that, it becomes the
 * response of another event of the same sort.
 * @throws RefusedError `unknown_request`, `unknown_event`, `struck_already`, `response_in_use`
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

		await strikeResponse(tx, request, event);
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

/** Removes the response that came by an event or, where letters or answers hang on it, hands it on. */
async function strikeResponse(
	tx: Database,
	request: StoredRequest,
	event: StoredEvent
): Promise<void> {
	if (!isResponseEvent(event.kind)) return;
	await lockWave(tx, request.waveId);
	const response = await lockResponseOfEvent(tx, event.id);
	if (!response) return;
	if (await isResponseInUse(tx, response.id)) {
		const heir = await takeEmptyResponse(tx, request, event);
		if (!heir) {
			throw new RefusedError(
				'response_in_use',
				`Letters belong to this response, or answers are coded from it. If its day is wrong, record “${requestEventWords[event.kind].title}” again with the right day first. Then strike this one out, and they go over to that one.`
			);
		}
		await moveResponse(tx, response.id, { eventId: heir.id, respondedOn: heir.on });
	} else await deleteResponse(tx, response.id);
	await renumberResponses(tx, response.waveId, response.bodyId);
}

/**
 * The event of the same sort that was recorded last and on whose response nothing hangs, without its
 * response; null where there is none.
 */
async function takeEmptyResponse(
	tx: Database,
	request: StoredRequest,
	event: StoredEvent
): Promise<StoredEvent | null> {
	const others = standingEvents(request)
		.filter(({ id, kind }) => id !== event.id && kind === event.kind)
		.reverse();
	for (const other of others) {
		const response = await lockResponseOfEvent(tx, other.id);
		if (!response || (await isResponseInUse(tx, response.id))) continue;
		await deleteResponse(tx, response.id);
		return other;
	}
	return null;
}
