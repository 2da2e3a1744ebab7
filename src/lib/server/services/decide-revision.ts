import { actorKey, type Actor } from '$lib/domain/access/actor';
import { adoptsWording } from '$lib/domain/review/adopts-wording';
import { remarkSchema } from '$lib/domain/review/comment';
import { reviewProblemWords } from '$lib/domain/review/review-words';
import { checkTransition, type RevisionState } from '$lib/domain/review/transition';
import type { Database } from '../db/connect';
import { insertComment, listProposedWordings } from '../queries/comments';
import {
	findLastRevision,
	findRevision,
	findState,
	insertTransition,
	lockSubject,
	pointAtAccepted
} from '../queries/revisions';
import { ensureNotBlind } from './ensure-not-blind';
import { freeze } from './freeze';
import { RefusedError } from './perform';
import { readEntry } from './read-entry';
import type { Happening } from './record-event';

export interface Decision {
	/** The revision that was shown: where another has followed it, nothing is decided. */
	revisionId: number;
	to: 'accepted' | 'queried';
	/** Needed for a query. */
	comment: string | null;
}

type FoundRevision = NonNullable<Awaited<ReturnType<typeof findRevision>>>;

/** A decision that may be taken; what it is about is locked until the transaction ends. */
export interface CheckedDecision extends Decision {
	revision: FoundRevision;
	from: RevisionState;
}

/** Whether the words that a revision has for readers are those that somebody proposed. */
async function adoptsWordingOf(
	tx: Database,
	{ content, subject }: FoundRevision,
	author: string
): Promise<boolean> {
	if (content === null || !('wording_override' in content)) return false;
	return adoptsWording(content.wording_override, await listProposedWordings(tx, subject, author));
}

/**
 * The one check of who may accept or query a revision. Locks what it is of.
 * @param own the slugs of the bodies about whose answers the reviewer does not decide
 * @throws RefusedError `unknown_revision`, `not_valid`, `coded_blind`, `later_accepted`, `changed_meanwhile`, `erased`, or a code of
 * `checkTransition`
 */
export async function checkDecision(
	tx: Database,
	actor: Actor,
	own: ReadonlySet<string>,
	decision: Decision
): Promise<CheckedDecision> {
	const { revisionId, to } = decision;
	const comment = decision.comment === null ? null : readEntry(remarkSchema, decision.comment);
	const revision = await findRevision(tx, revisionId);
	if (!revision) throw new RefusedError('unknown_revision', 'There is no such revision.');
	const acceptedNumber = await lockSubject(tx, revision.subject);
	await ensureNotBlind(tx, actor, revision.subject);

	const from = await findState(tx, revisionId);
	const reviewer = actorKey(actor);
	const problem = checkTransition(from, to, revision.author, {
		reviewer,
		isOwnBody: revision.body !== null && own.has(revision.body),
		adoptsOwnWording: await adoptsWordingOf(tx, revision, reviewer),
		comment
	});
	if (problem) throw new RefusedError(problem.code, reviewProblemWords(problem));
	// Accepting an older one would silently publish what has since been put right.
	if (to === 'accepted' && acceptedNumber !== null && acceptedNumber > revision.number) {
		throw new RefusedError('later_accepted', 'A later revision has already been accepted.');
	}
	if ((await findLastRevision(tx, revision.subject))?.id !== revisionId) {
		throw new RefusedError(
			'changed_meanwhile',
			'Another revision has been submitted since. Nothing was decided: look at that one.'
		);
	}
	if (to === 'accepted' && revision.content === null) {
		throw new RefusedError(
			'erased',
			'What it said has been erased, so there is nothing to accept.'
		);
	}
	return { revisionId, to, comment, revision, from };
}

/** Takes a decision that has been checked in the same transaction. */
export async function applyDecision(
	tx: Database,
	actor: Actor,
	{ revision, from, to, comment }: CheckedDecision,
	now: Date
): Promise<Happening> {
	const reviewer = actorKey(actor);
	const transitionId = await insertTransition(tx, {
		revisionId: revision.id,
		from,
		to,
		actor: reviewer,
		at: now
	});
	if (comment) {
		await insertComment(tx, {
			subject: revision.subject,
			revisionId: revision.id,
			transitionId,
			author: reviewer,
			at: now,
			...freeze({ text: comment, proposed_wording: null })
		});
	}
	if (to === 'accepted') await pointAtAccepted(tx, revision.subject, revision.id);
	return {
		subject: { kind: 'revision', key: String(revision.id) },
		afterHash: revision.contentHash,
		details: { from, to }
	};
}
