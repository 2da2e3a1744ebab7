import type { Database } from '../db/connect';
import { countOpenQuestions, hasDrafts, lockResponse, markEntered } from '../queries/responses';

/**
 * Notes that all that a response says has been submitted, where every question has an answer and nothing
 * coded from it is still being drafted.
 * @returns whether it is so
 */
export async function noteWhenEntered(
	tx: Database,
	responseId: number,
	now: Date
): Promise<boolean> {
	// Two who submit the last answers at once each see what the other submitted.
	const response = await lockResponse(tx, responseId);
	if (!response) return false;
	if ((await countOpenQuestions(tx, response)) > 0) return false;
	if (await hasDrafts(tx, responseId)) return false;
	if (response.enteredAt === null) await markEntered(tx, responseId, now);
	return true;
}
