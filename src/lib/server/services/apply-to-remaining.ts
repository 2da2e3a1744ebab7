import { actorKey, type Actor } from '$lib/domain/access/actor';
import { draftSchema, emptyDraft } from '$lib/domain/answers/draft';
import { applyBlanket, remainingQuestions, type Blanket } from '$lib/domain/answers/remaining';
import type { Database } from '../db/connect';
import { lockAnswer } from '../queries/answers';
import { insertDraft, updateDraft } from '../queries/drafts';
import { readEntering } from '../queries/entering';
import { ensureResponseOf } from './ensure-response-of';
import { answerKeyOf, findEntryPlaces } from './find-entry-places';
import type { SeenDraft } from './lock-seen-draft';
import { perform, RefusedError } from './perform';
import { readEntry } from './read-entry';
import type { Happening } from './record-event';

/**
 * Drafts what a letter says of every question that remains, as it was previewed: all of them or, where
 * other questions remain by now, none. Each can be undone until it is saved again (`undoBlanket`).
 * @param input the codes of the questions that were shown as those that remain
 * @throws RefusedError `none_chosen`, `unknown_question`, `body_not_asked`, `wrong_response`,
 * `changed_meanwhile`, `not_valid`
 */
export async function applyToRemaining(
	db: Database,
	actor: Actor,
	input: {
		requestId: number;
		responseId: number | null;
		blanket: Blanket;
		questions: readonly string[];
	},
	now: Date
): Promise<{ drafts: SeenDraft[] }> {
	const { requestId, responseId, blanket } = input;
	return perform(db, actor, 'save_draft', { requestId }, now, async (tx) => {
		if (input.questions.length === 0) {
			throw new RefusedError('none_chosen', 'No question remains to apply it to.');
		}
		const places = await findEntryPlaces(tx, requestId, input.questions);
		for (const place of places) await ensureResponseOf(tx, responseId, place);
		const answerIds: number[] = [];
		for (const place of places) answerIds.push(await lockAnswer(tx, place));

		const { questions } = await readEntering(tx, requestId, null);
		const remaining = remainingQuestions(
			questions.map(({ code, draft, revision }) => ({
				code,
				draft: draft && draft.content,
				isCoded: revision !== null
			}))
		);
		const shown = places.map(({ question }) => question.code);
		if (remaining.join() !== shown.join()) {
			throw new RefusedError(
				'changed_meanwhile',
				'Other questions remain by now than were shown, because somebody went on entering. Nothing was applied: look at those that remain, and apply it again.'
			);
		}

		const drafts: SeenDraft[] = [];
		const happening: Happening[] = [];
		for (const [index, place] of places.entries()) {
			const { code } = place.question;
			const entered = questions.find((one) => one.code === code);
			const stored = entered?.draft ?? null;
			const begun = { ...emptyDraft, internal_note: entered?.internalNote ?? '' };
			const change = {
				content: readEntry(draftSchema, applyBlanket(stored?.content ?? begun, blanket)),
				before: { content: stored && stored.content, responseId: stored && stored.responseId },
				responseId,
				savedAt: now,
				savedBy: actorKey(actor)
			};
			const version = stored
				? stored.version + 1
				: await insertDraft(tx, answerIds[index] ?? 0, change);
			if (stored) await updateDraft(tx, stored.id, { ...change, version });
			drafts.push({ question: code, version });
			happening.push({
				subject: { kind: 'answer', key: answerKeyOf(place) },
				details: { request: requestId, version, remaining: true }
			});
		}
		return { result: { drafts }, happening };
	});
}
