import { z } from 'zod';
import type { Actor } from '$lib/domain/access/actor';
import { commentTextSchema } from '$lib/domain/review/comment';
import type { Database } from '../db/connect';
import { findRevision } from '../queries/revisions';
import { ensureNotBlind } from './ensure-not-blind';
import { perform, RefusedError } from './perform';
import { readEntry } from './read-entry';
import { sayInThread } from './say-in-thread';

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
		await ensureNotBlind(tx, actor, revision.subject);

		return sayInThread(tx, actor, revision, { text, proposed_wording: null }, now);
	});
}
