import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { lockKnownAnswer } from '../queries/answers';
import { deleteDraft, findDraft, updateDraft } from '../queries/drafts';
import { ensureNotBlind } from './ensure-not-blind';
import { answerKeyOf, findEntryPlaces } from './find-entry-places';
import type { SeenDraft } from './lock-seen-draft';
import { perform, RefusedError } from './perform';
import type { Happening } from './record-event';

/**
 * Undoes what was applied to all that remained: puts each draft back to what it was before, and takes away
 * those that began with it. What somebody has saved since stays as it is.
 * @param input the drafts as `applyToRemaining` made them
 * @returns the codes of the questions that were put back, and of those that were not
 * @throws RefusedError `none_chosen`, `unknown_question`, `body_not_asked`, `coded_blind`, and `changed_meanwhile` where
 * none can be put back
 */
export async function undoBlanket(
	db: Database,
	actor: Actor,
	input: { requestId: number; drafts: readonly SeenDraft[] },
	now: Date
): Promise<{ undone: string[]; left: string[] }> {
	const { requestId } = input;
	return perform(db, actor, 'discard_draft', { requestId }, now, async (tx) => {
		if (input.drafts.length === 0) {
			throw new RefusedError('none_chosen', 'There is nothing to undo.');
		}
		const versions = new Map(input.drafts.map((one) => [one.question, one.version]));
		const places = await findEntryPlaces(tx, requestId, [...versions.keys()]);

		const undone: string[] = [];
		const left: string[] = [];
		const happening: Happening[] = [];
		for (const place of places) {
			const { code } = place.question;
			const answerId = await lockKnownAnswer(tx, place);
			if (answerId !== null) await ensureNotBlind(tx, actor, { answerId });
			const draft = answerId === null ? null : await findDraft(tx, answerId);
			if (answerId === null || !draft?.before || draft.version !== versions.get(code)) {
				left.push(code);
				continue;
			}
			const { content, responseId } = draft.before;
			if (content === null) await deleteDraft(tx, answerId, draft);
			else {
				await updateDraft(tx, draft.id, {
					version: draft.version + 1,
					content,
					before: null,
					responseId,
					savedAt: now,
					savedBy: actorKey(actor)
				});
			}
			undone.push(code);
			happening.push({
				subject: { kind: 'answer', key: answerKeyOf(place) },
				details: { request: requestId, version: draft.version, remaining: true }
			});
		}
		if (undone.length === 0) {
			throw new RefusedError(
				'changed_meanwhile',
				'It cannot be undone any more: each of these answers has been changed, submitted or discarded since.'
			);
		}
		return { result: { undone, left }, happening };
	});
}
