import { actorKey, type Actor } from '$lib/domain/access/actor';
import { shortName } from '$lib/domain/bodies/body';
import { joinWords } from '$lib/domain/questions/words';
import type { RequestEvent } from '$lib/domain/requests/request-event';
import type { Database } from '../db/connect';
import { insertRequestEvent, isSent, lockRequests } from '../queries/requests';
import { findWaveOfSurvey } from '../queries/waves';
import { ensureEventFits } from './ensure-event-fits';
import { keepText } from './keep-text';
import { perform, RefusedError } from './perform';

/**
 * Records that requests of a wave were sent on a day: all of them, or none where one cannot have been.
 * Their texts are kept as they are.
 * @throws RefusedError `unknown_wave`, `none_chosen`, `unknown_request`, `sent_already`, or the code of a
 * problem of `checkRequestEvent`
 */
export async function recordSent(
	db: Database,
	actor: Actor,
	input: { waveId: number; requestIds: readonly number[]; on: string },
	now: Date
): Promise<{ recorded: number }> {
	return perform(db, actor, 'record_sent', { waveId: input.waveId }, now, async (tx) => {
		const place = await findWaveOfSurvey(tx, input.waveId);
		if (!place) throw new RefusedError('unknown_wave', 'There is no such wave.');
		const requestIds = [...new Set(input.requestIds)];
		if (requestIds.length === 0) {
			throw new RefusedError('none_chosen', 'Tick at least one request that was sent.');
		}
		const requests = await lockRequests(tx, requestIds);
		const isOfWave = requests.every((request) => request.waveId === input.waveId);
		if (requests.length < requestIds.length || !isOfWave) {
			throw new RefusedError(
				'unknown_request',
				'One of these requests is not in this wave. Open the list again and choose once more.'
			);
		}
		const sent = requests.filter(isSent);
		if (sent.length > 0) {
			const names = joinWords(sent.map(({ body }) => shortName(body)));
			throw new RefusedError(
				'sent_already',
				sent.length === 1
					? `The request to ${names} is recorded as sent already. Take its tick away; nothing was recorded.`
					: `The requests to ${names} are recorded as sent already. Take their ticks away; nothing was recorded.`,
				{ requests: sent.map(({ id }) => id) }
			);
		}
		const event: RequestEvent = { kind: 'sent', on: input.on, until: null, note: null };
		for (const request of requests) ensureEventFits(request, event, now);

		await keepText(tx, input.waveId, requests);
		for (const { id } of requests) {
			await insertRequestEvent(tx, {
				...event,
				requestId: id,
				recordedAt: now,
				recordedBy: actorKey(actor)
			});
		}

		return {
			result: { recorded: requests.length },
			happening: {
				subject: { kind: 'wave', key: place.wave.slug },
				details: { requests: requests.map(({ id }) => id) }
			}
		};
	});
}
