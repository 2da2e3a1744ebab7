import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { isBlindFor } from '../queries/blind-places';
import type { RevisionSubject } from '../queries/revisions';
import { RefusedError } from './perform';

/** What somebody is told who comes upon an answer that they are to code a second time. */
export const codedBlindWords =
	'You are to code this answer a second time without seeing the first coding. Submit your own first; then it is open to you as any other.';

/**
 * Refuses an answer to whoever is to code it a second time, until they have submitted that; and a finding
 * about it, which tells how it was coded. The caller holds the lock on the answer or the finding.
 * @throws RefusedError `coded_blind`
 */
export async function ensureNotBlind(
	tx: Database,
	actor: Actor,
	subject: RevisionSubject
): Promise<void> {
	if (actor.kind !== 'account' || !(await isBlindFor(tx, actor.id, subject))) return;
	const of = 'answerId' in subject ? { answer: subject.answerId } : { finding: subject.findingId };
	throw new RefusedError('coded_blind', codedBlindWords, of);
}
