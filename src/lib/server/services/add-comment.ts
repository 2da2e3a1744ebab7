import { z } from 'zod';
import { actorKey, type Actor } from '$lib/domain/access/actor';
import { commentTextSchema } from '$lib/domain/review/comment';
import type { Database } from '../db/connect';
import { insertComment } from '../queries/comments';
import { findRevision } from '../queries/revisions';
import { ensureNotBlind } from './ensure-not-blind';
import { freeze } from './freeze';
import { perform, RefusedError } from './perform';
import { readEntry } from './read-entry';

const commentSchema = z.object({ text: commentTextSchema });

/**
 * Says something about an answer or a finding, in its thread.
 * @param input the revision that was shown
 * @throws RefusedError `unknown_revision`, `not_valid`, `coded_blind`
 */
export async function addComment(
	db: Database,
	actor: Actor,
	input: { revisionId: number; text: string },
	now: Date
): Promise<{ commentId: number }> {
	const { revisionId } = input;
	return perform(db, actor, 'add_comment', { revisionId }, now, async (tx) => {
		const { text } = readEntry(commentSchema, { text: input.text });
		const revision = await findRevision(tx, revisionId);
		if (!revision) throw new RefusedError('unknown_revision', 'There is no such revision.');
		if ('answerId' in revision.subject) {
			await ensureNotBlind(tx, actor, revision.subject.answerId);
		}

		const frozen = freeze({ text, proposed_wording: null });
		const commentId = await insertComment(tx, {
			subject: revision.subject,
			revisionId,
			transitionId: null,
			author: actorKey(actor),
			at: now,
			...frozen
		});

		return {
			result: { commentId },
			happening: {
				subject: { kind: 'revision', key: String(revisionId) },
				afterHash: frozen.contentHash,
				details: { comment: commentId }
			}
		};
	});
}
