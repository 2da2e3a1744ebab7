import { desc, eq } from 'drizzle-orm';
import { actorKey, type Actor } from '$lib/domain/access/actor';
import { checkTransition } from '$lib/domain/review/transition';
import type { Database } from '../db/connect';
import { answers, findings, revisions, transitions } from '../db/schema';
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
		const [revision] = await tx
			.select()
			.from(revisions)
			.where(eq(revisions.id, input.revisionId))
			.for('update');
		if (!revision) throw new RefusedError('unknown_revision', 'There is no such revision.');

		const [last] = await tx
			.select({ state: transitions.to })
			.from(transitions)
			.where(eq(transitions.revisionId, revision.id))
			.orderBy(desc(transitions.id))
			.limit(1);
		const from = last?.state ?? 'submitted';
		const problem = checkTransition(
			from,
			input.to,
			revision.author,
			actorKey(actor),
			input.comment
		);
		if (problem) {
			throw new RefusedError(problem.code, `The revision cannot be ${input.to}: ${problem.code}.`);
		}

		await tx.insert(transitions).values({
			revisionId: revision.id,
			from,
			to: input.to,
			actor: actorKey(actor),
			at: now,
			comment: input.comment
		});
		if (input.to === 'accepted') {
			const accepted = { acceptedRevisionId: revision.id };
			if (revision.answerId !== null) {
				await tx.update(answers).set(accepted).where(eq(answers.id, revision.answerId));
			}
			if (revision.findingId !== null) {
				await tx.update(findings).set(accepted).where(eq(findings.id, revision.findingId));
			}
		}

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
