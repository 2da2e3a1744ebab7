import { accountOf } from '$lib/domain/access/actor';
import { listReply, type ListedReply } from '$lib/domain/review/listed-reply';
import { listReplies } from '$lib/server/queries/replies';
import { listBlindPlaces, placeKey } from '$lib/server/queries/blind-places';

/**
 * The replies of a wave, or of one body in it, that whoever looks may see: one to an answer that they are
 * to code a second time unseen would tell them of the first coding.
 * @returns the newest first, and how many are kept from them for now
 */
export async function openReplies(
	{ db, actor }: Pick<App.Locals, 'db' | 'actor'>,
	wave: { id: number; surveyId: number; slug: string },
	bodyId?: number
): Promise<{ replies: ListedReply[]; kept: number }> {
	const reader = accountOf(actor);
	const [all, blind] = await Promise.all([
		listReplies(db, { waveId: wave.id, bodyId }),
		reader === null ? new Set<string>() : listBlindPlaces(db, reader, wave.surveyId)
	]);
	const seen = all.filter(
		({ body, question }) => !blind.has(placeKey(wave.slug, body, question.code))
	);
	return { replies: seen.map(listReply), kept: all.length - seen.length };
}
