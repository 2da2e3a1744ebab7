import { actorKey, type Actor } from '$lib/domain/access/actor';
import { isOwnBody } from '$lib/domain/access/own-body';
import { checkTransition } from '$lib/domain/review/transition';
import type { Database } from '../db/connect';
import {
	findRevision,
	findState,
	insertTransition,
	lockSubject,
	pointAtAccepted
} from '../queries/revisions';
import { readRegister } from '../queries/register';
import { perform, RefusedError } from './perform';

export interface ReviewInput {
	revisionId: number;
	to: 'accepted' | 'queried';
	/** Needed for a query. */
	comment: string | null;
}

/** Whether somebody works for this body or one of its line. The system works for none. */
async function isOfOwnBody(tx: Database, actor: Actor, body: string | null): Promise<boolean> {
	if (actor.kind !== 'account' || actor.body === null || body === null) return false;
	return isOwnBody(actor.body, body, (await readRegister(tx)).changes);
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
	return perform(
		db,
		actor,
		'review_revision',
		{ revisionId: input.revisionId },
		now,
		async (tx) => {
			const revision = await findRevision(tx, input.revisionId);
			if (!revision) throw new RefusedError('unknown_revision', 'There is no such revision.');
			const acceptedNumber = await lockSubject(tx, revision.subject);

			const from = await findState(tx, revision.id);
			const reviewer = actorKey(actor);
			const problem = checkTransition(from, input.to, revision.author, {
				reviewer,
				isOwnBody: await isOfOwnBody(tx, actor, revision.body),
				comment: input.comment
			});
			if (problem) {
				throw new RefusedError(
					problem.code,
					`The revision cannot be ${input.to}: ${problem.code}.`
				);
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
		}
	);
}
