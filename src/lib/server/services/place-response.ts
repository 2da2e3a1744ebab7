import type { Database } from '../db/connect';
import { insertResponse, renumberResponses } from '../queries/responses';

/**
 * Adds a response in its place, by its day, among those of the body in the wave. The caller holds the lock
 * on the wave, so that two at once do not take the same place.
 */
export async function placeResponse(
	tx: Database,
	response: Parameters<typeof insertResponse>[1]
): Promise<{ responseId: number; ordinal: number }> {
	const responseId = await insertResponse(tx, response);
	const order = await renumberResponses(tx, response.waveId, response.bodyId);
	return { responseId, ordinal: order.indexOf(responseId) + 1 };
}
