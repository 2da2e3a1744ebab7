import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { AnswerContent } from '$lib/domain/answers/answer';
import type { FindingContent } from '$lib/domain/gaps/assessment';
import type { Database } from '../db/connect';
import {
	findLastRevision,
	insertRevision,
	insertTransition,
	type RevisionSubject
} from '../queries/revisions';
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
	subject: RevisionSubject,
	key: string,
	content: AnswerContent | FindingContent,
	responseId: number | null,
	now: Date
): Promise<{ revisionId: number; happening: Happening }> {
	const last = await findLastRevision(tx, subject);
	const number = (last?.number ?? 0) + 1;
	const author = actorKey(actor);
	const frozen = freeze(content);
	const revisionId = await insertRevision(tx, {
		subject,
		number,
		responseId,
		author,
		createdAt: now,
		...frozen
	});
	await insertTransition(tx, {
		revisionId,
		from: null,
		to: 'submitted',
		actor: author,
		at: now
	});
	return {
		revisionId,
		happening: {
			subject: { kind: 'answerId' in subject ? 'answer' : 'finding', key },
			beforeHash: last?.contentHash ?? null,
			afterHash: frozen.contentHash,
			details: { revision: number }
		}
	};
}
