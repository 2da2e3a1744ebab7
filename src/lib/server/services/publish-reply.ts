import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { deletePublishedReply, insertPublishedReply, lockReply } from '../queries/replies';
import { perform, RefusedError } from './perform';

/**
 * Marks a reply public, so that the next edition shows it beside the answer, or takes the mark back. What
 * an edition has frozen stays as it is.
 * @throws RefusedError `unknown_reply`, `erased`, `may_not_be_published`
 */
export async function publishReply(
	db: Database,
	actor: Actor,
	input: { waveId: number; replyId: number; isPublic: boolean },
	now: Date
): Promise<void> {
	const { waveId, replyId, isPublic } = input;
	return perform(db, actor, 'publish_reply', { waveId }, now, async (tx) => {
		const reply = await lockReply(tx, replyId);
		if (!reply || reply.waveId !== waveId) {
			throw new RefusedError('unknown_reply', 'There is no such reply in this wave.');
		}
		if (isPublic && reply.isErased) {
			throw new RefusedError('erased', 'This reply was erased. There is nothing of it to publish.');
		}
		if (isPublic && !reply.mayBePublished) {
			throw new RefusedError(
				'may_not_be_published',
				'The body did not say that this reply may be published.'
			);
		}

		if (isPublic) await insertPublishedReply(tx, { replyId, at: now, actor: actorKey(actor) });
		else await deletePublishedReply(tx, replyId);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'reply', key: String(replyId) },
				afterHash: reply.contentHash,
				details: { body: reply.body, public: isPublic }
			}
		};
	});
}
