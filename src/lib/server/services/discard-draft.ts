import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { deleteDraft } from '../queries/drafts';
import { answerKeyOf, findEntryPlace } from './find-entry-places';
import { lockSeenDraft, type SeenDraft } from './lock-seen-draft';
import { perform } from './perform';

/**
 * Discards what somebody typed for an answer: nothing of it is kept.
 * @throws RefusedError `unknown_question`, `body_not_asked`, `coded_blind`,
 * `changed_meanwhile`
 */
export async function discardDraft(
	db: Database,
	actor: Actor,
	input: SeenDraft & { requestId: number },
	now: Date
): Promise<void> {
	const { requestId } = input;
	return perform(db, actor, 'discard_draft', { requestId }, now, async (tx) => {
		const place = await findEntryPlace(tx, requestId, input.question);
		const { answerId, draft } = await lockSeenDraft(tx, actor, place, input.version);

		await deleteDraft(tx, answerId, draft);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'answer', key: answerKeyOf(place) },
				details: { request: requestId, version: draft.version }
			}
		};
	});
}
