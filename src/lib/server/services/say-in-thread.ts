import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { CommentContent } from '$lib/domain/review/comment';
import type { Database } from '../db/connect';
import { insertComment } from '../queries/comments';
import type { RevisionSubject } from '../queries/revisions';
import { freeze } from './freeze';
import type { Happening } from './record-event';

/**
 * Adds what somebody says of a revision, on its own and not with a step through review, to the thread of its
 * answer or finding. The command that it is part of has checked that they may.
 * @returns what the command gives and records
 */
export async function sayInThread(
	tx: Database,
	actor: Actor,
	revision: { id: number; subject: RevisionSubject },
	content: CommentContent,
	now: Date
): Promise<{ result: { commentId: number }; happening: Happening }> {
	const frozen = freeze(content);
	const commentId = await insertComment(tx, {
		subject: revision.subject,
		revisionId: revision.id,
		transitionId: null,
		author: actorKey(actor),
		at: now,
		...frozen
	});
	return {
		result: { commentId },
		happening: {
			subject: { kind: 'revision', key: String(revision.id) },
			afterHash: frozen.contentHash,
			details: { comment: commentId }
		}
	};
}
