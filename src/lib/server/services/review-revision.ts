import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { applyDecision, checkDecision, type Decision } from './decide-revision';
import { findOwnBodies } from './find-own-bodies';
import { perform } from './perform';

export type ReviewInput = Decision;

/**
 * Accepts or queries a submitted revision. What was accepted before goes on being what is published
 * until a new revision is accepted.
 * @throws RefusedError as `checkDecision`
 */
export async function reviewRevision(
	db: Database,
	actor: Actor,
	input: ReviewInput,
	now: Date
): Promise<void> {
	const { revisionId } = input;
	return perform(db, actor, 'review_revision', { revisionId }, now, async (tx) => {
		const own = await findOwnBodies(tx, actor);
		const decision = await checkDecision(tx, actor, own, input);
		const happening = await applyDecision(tx, actor, decision, now);
		return { result: undefined, happening };
	});
}
