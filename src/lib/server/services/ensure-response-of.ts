import type { Database } from '../db/connect';
import { findResponse } from '../queries/responses';
import { RefusedError } from './perform';

/**
 * Refuses a response that is not one of a body's in a wave.
 * @param responseId null where none has come, which is always right
 * @throws RefusedError `wrong_response`
 */
export async function ensureResponseOf(
	tx: Database,
	responseId: number | null,
	{ waveId, bodyId }: { waveId: number; bodyId: number }
): Promise<void> {
	if (responseId === null) return;
	const response = await findResponse(tx, responseId);
	if (response?.waveId === waveId && response.bodyId === bodyId) return;
	throw new RefusedError('wrong_response', 'The response is of another body or wave.');
}
