import type { Actor } from '$lib/domain/access/actor';
import { readDraft } from '$lib/domain/answers/read-draft';
import type { Database } from '../db/connect';
import { updateInternalNote } from '../queries/answers';
import { deleteDraft } from '../queries/drafts';
import { ensureResponseOf } from './ensure-response-of';
import { findEntryPlaces } from './find-entry-places';
import { lockSeenDraft, type SeenDraft } from './lock-seen-draft';
import { noteWhenEntered } from './note-when-entered';
import { perform, RefusedError } from './perform';
import type { Happening } from './record-event';
import { submitContent } from './submit-content';

/**
 * Submits drafts for review, all of them or none: each becomes a revision that codes the response that its
 * draft names, and is a draft no more.
 * @param input the response at hand, null where none has come, and the drafts as they were shown
 * @returns the ids of the revisions, in the order of the survey, and whether all that the response at hand
 * says has been submitted by now
 * @throws RefusedError `none_chosen`, `unknown_question`, `body_not_asked`, `wrong_response`,
 * `coded_blind`, `changed_meanwhile`, `not_ready`
 */
export async function submitDrafts(
	db: Database,
	actor: Actor,
	input: { requestId: number; responseId: number | null; drafts: readonly SeenDraft[] },
	now: Date
): Promise<{ revisions: number[]; isEntered: boolean }> {
	const { requestId, responseId } = input;
	return perform(db, actor, 'submit_answer', { requestId }, now, async (tx) => {
		if (input.drafts.length === 0) {
			throw new RefusedError('none_chosen', 'No answer is ready to be submitted yet.');
		}
		const versions = new Map(input.drafts.map((one) => [one.question, one.version]));
		const places = await findEntryPlaces(tx, requestId, [...versions.keys()]);
		for (const place of places) await ensureResponseOf(tx, responseId, place);

		const revisions: number[] = [];
		const happening: Happening[] = [];
		const coded = new Set(responseId === null ? [] : [responseId]);
		for (const place of places) {
			const { code, title } = place.question;
			const { answerId, draft } = await lockSeenDraft(tx, actor, place, versions.get(code) ?? 0);
			const { content } = readDraft(place.question, draft.content);
			if (!content) {
				throw new RefusedError(
					'not_ready',
					`The answer to “${title}” cannot be submitted yet. Open it to see what is missing.`,
					{ question: code }
				);
			}

			const cut = await submitContent(
				tx,
				actor,
				{ ...place, answerId },
				content,
				draft.responseId,
				now
			);
			await deleteDraft(tx, answerId, draft);
			await updateInternalNote(tx, answerId, draft.content.internal_note.trim() || null);
			revisions.push(cut.revisionId);
			happening.push(cut.happening);
			if (draft.responseId !== null) coded.add(draft.responseId);
		}
		let isEntered = false;
		for (const id of [...coded].sort((one, other) => one - other)) {
			const isWhole = await noteWhenEntered(tx, id, now);
			if (id === responseId) isEntered = isWhole;
		}
		return { result: { revisions, isEntered }, happening };
	});
}
