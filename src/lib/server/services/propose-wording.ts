import { z } from 'zod';
import type { Actor } from '$lib/domain/access/actor';
import { proposedWordingSchema, remarkSchema } from '$lib/domain/review/comment';
import { obstacleWords } from '$lib/domain/review/review-words';
import type { Database } from '../db/connect';
import { findLastRevision, findRevision, lockSubject } from '../queries/revisions';
import { ensureNotBlind } from './ensure-not-blind';
import { findOwnBodies } from './find-own-bodies';
import { perform, RefusedError } from './perform';
import { readEntry } from './read-entry';
import { sayInThread } from './say-in-thread';

const proposalSchema = z.object({ wording: proposedWordingSchema, text: remarkSchema });

/**
 * Proposes words for readers in place of those that an answer has. A researcher can take them over in the
 * next revision, which whoever proposed them then cannot accept.
 * @param input the revision that was shown; `text` says why, and can be ''
 * @throws RefusedError `unknown_revision`, `not_valid`, `coded_blind`, `own_body`, `changed_meanwhile`
 */
export async function proposeWording(
	db: Database,
	actor: Actor,
	input: { revisionId: number; wording: string; text: string },
	now: Date
): Promise<{ commentId: number }> {
	const { revisionId } = input;
	return perform(db, actor, 'propose_wording', { revisionId }, now, async (tx) => {
		const { wording, text } = readEntry(proposalSchema, {
			wording: input.wording,
			text: input.text
		});
		const revision = await findRevision(tx, revisionId);
		if (!revision || !('answerId' in revision.subject)) {
			throw new RefusedError('unknown_revision', 'There is no such revision of an answer.');
		}
		await lockSubject(tx, revision.subject);
		await ensureNotBlind(tx, actor, revision.subject);
		const own = await findOwnBodies(tx, actor);
		if (revision.body !== null && own.has(revision.body)) {
			throw new RefusedError('own_body', obstacleWords.own_body);
		}
		if ((await findLastRevision(tx, revision.subject))?.id !== revisionId) {
			throw new RefusedError(
				'changed_meanwhile',
				'Another revision has been submitted since. Nothing was proposed: look at that one.'
			);
		}

		return sayInThread(tx, actor, revision, { text, proposed_wording: wording }, now);
	});
}
