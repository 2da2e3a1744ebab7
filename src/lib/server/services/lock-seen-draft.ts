import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { lockKnownAnswer } from '../queries/answers';
import { findDraft, type EntryPlace, type StoredDraft } from '../queries/drafts';
import { ensureNotBlind } from './ensure-not-blind';
import { RefusedError } from './perform';

/** A draft at the version at which somebody saw it. */
export interface SeenDraft {
	/** The question's code. */
	question: string;
	version: number;
}

/**
 * The draft of an answer, its answer locked until the transaction ends.
 * @throws RefusedError `coded_blind` where whoever asks may not see it; `changed_meanwhile` where it is not
 * at the version at which it was seen, or gone
 */
export async function lockSeenDraft(
	tx: Database,
	actor: Actor,
	place: EntryPlace,
	version: number
): Promise<{ answerId: number; draft: StoredDraft }> {
	const answerId = await lockKnownAnswer(tx, place);
	if (answerId !== null) await ensureNotBlind(tx, actor, { answerId });
	const draft = answerId === null ? null : await findDraft(tx, answerId);
	if (answerId === null || draft?.version !== version) {
		const { code, title } = place.question;
		throw new RefusedError(
			'changed_meanwhile',
			draft
				? `Somebody else changed the draft of “${title}” after you opened it. Look at what it says now, then try again.`
				: `The draft of “${title}” is no longer there: it was submitted or discarded after you opened it. Open the page again to see what stands.`,
			{ question: code }
		);
	}
	return { answerId, draft };
}
