import { writtenText } from '$lib/domain/requests/written-text';
import type { Database } from '../db/connect';
import { updateRequest, type StoredRequest } from '../queries/requests';
import { findWaveOfSurvey } from '../queries/waves';
import { findLetterSource } from './find-letter-source';

/**
 * Keeps the text of requests as they are sent: from then on it follows neither the template of its wave
 * nor its questions. The caller holds the lock on them.
 */
export async function keepText(
	tx: Database,
	waveId: number,
	requests: readonly StoredRequest[]
): Promise<void> {
	const unwritten = requests.filter(({ text }) => text === null);
	const wave = unwritten.length > 0 ? await findWaveOfSurvey(tx, waveId) : null;
	if (!wave) return;
	const source = await findLetterSource(tx, wave);
	for (const request of unwritten) {
		const { reference, channel, contact } = request;
		const text = writtenText(request, source);
		await updateRequest(tx, request.id, { reference, channel, contact, text });
	}
}
