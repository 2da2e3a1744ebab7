import { actorKey, type Actor } from '$lib/domain/access/actor';
import { checkTransition } from '$lib/domain/review/transition';
import type { Database } from '../db/connect';
import {
	findRevision,
	findState,
	insertTransition,
	lockSubject,
	pointAtAccepted
} from '../queries/revisions';
import { perform, RefusedError } from './perform';

export interface ReviewInput {
	revisionId: number;
	to: 'accepted' | 'queried';
	/** Needed for a query. */
	comment: string | null;
}

/**
 * Accepts or queries a submitted revision. What was accepted before goes on being what is published
 * until a new revision is accepted.
 */
export async function reviewRevision(
	db: Database,
	actor: Actor,
	input: ReviewInput,
	now: Date
): Promise<void> {
	return perform(db, actor, 'review_revision', now, async (tx) => {
		const revision = await findRevision(tx, input.revisionId);
		if (!revision) throw new RefusedError('unknown_revision', 'There is no such revision.');
		const acceptedNumber = await lockSubject(tx, revision.subject);

		const from = await findState(tx, revision.id);
		const reviewer = actorKey(actor);
		const problem = checkTransition(from, input.to, revision.author, reviewer, input.comment);
		if (problem) {
			throw new RefusedError(problem.code, `The revision cannot be ${input.to}: ${problem.code}.`);
		}
		// Accepting an older one would silently publish what has since been put right.
		if (input.to === 'accepted' && acceptedNumber !== null && acceptedNumber > revision.number) {
			throw new RefusedError('later_accepted', 'A later revision has already been accepted.');
		}

		await insertTransition(tx, {
			revisionId: revision.id,
			from,
			to: input.to,
			actor: reviewer,
			at: now,
			comment: input.comment
		});
		if (input.to === 'accepted') await pointAtAccepted(tx, revision.subject, revision.id);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'revision', key: String(revision.id) },
				afterHash: revision.contentHash,
				details: { from, to: input.to }
			}
		};
	});
}
