import { count, desc, eq } from 'drizzle-orm';
import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { AnswerContent } from '$lib/domain/answers/answer';
import type { FindingContent } from '$lib/domain/gaps/assessment';
import type { Database } from '../db/connect';
import { revisions, transitions } from '../db/schema';
import { freeze } from './freeze';
import type { Happening } from './record-event';

/**
 * Adds the next revision of an answer or a finding, submitted for review. The caller holds the lock on
 * the answer or the finding, so that numbers follow one another.
 * @param key how the audit trail names the answer or the finding
 */
export async function cutRevision(
	tx: Database,
	actor: Actor,
	subject: { answerId: number } | { findingId: number },
	key: string,
	content: AnswerContent | FindingContent,
	responseId: number | null,
	now: Date
): Promise<{ revisionId: number; happening: Happening }> {
	const ofSubject =
		'answerId' in subject
			? eq(revisions.answerId, subject.answerId)
			: eq(revisions.findingId, subject.findingId);
	const [earlier] = await tx.select({ revisions: count() }).from(revisions).where(ofSubject);
	const [last] = await tx
		.select({ contentHash: revisions.contentHash })
		.from(revisions)
		.where(ofSubject)
		.orderBy(desc(revisions.number))
		.limit(1);
	const number = (earlier?.revisions ?? 0) + 1;
	const frozen = freeze(content);
	const [revision] = await tx
		.insert(revisions)
		.values({
			...subject,
			number,
			responseId,
			author: actorKey(actor),
			createdAt: now,
			...frozen
		})
		.returning({ id: revisions.id });
	if (!revision) throw new Error('The database inserted a revision and returned none.');
	await tx
		.insert(transitions)
		.values({ revisionId: revision.id, to: 'submitted', actor: actorKey(actor), at: now });
	return {
		revisionId: revision.id,
		happening: {
			subject: { kind: 'answerId' in subject ? 'answer' : 'finding', key },
			beforeHash: last?.contentHash ?? null,
			afterHash: frozen.contentHash,
			details: { revision: number }
		}
	};
}
