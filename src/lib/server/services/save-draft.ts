import { actorKey, type Actor } from '$lib/domain/access/actor';
import { draftSchema, type Draft } from '$lib/domain/answers/draft';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { Database } from '../db/connect';
import { lockAnswer, lockKnownAnswer } from '../queries/answers';
import { findDraft, insertDraft, updateDraft, type StoredDraft } from '../queries/drafts';
import { ensureNotBlind } from './ensure-not-blind';
import { ensureResponseOf } from './ensure-response-of';
import { answerKeyOf, findEntryPlace } from './find-entry-places';
import { perform } from './perform';
import { readEntry } from './read-entry';

export interface DraftSave {
	requestId: number;
	/** The question's code. */
	question: string;
	/** The response it codes, or null where none has come. */
	responseId: number | null;
	/** The version that it was typed over; 0 where there was no draft. */
	version: number;
	draft: Draft;
}

export type DraftSaved =
	| { saved: true; version: number; savedAt: Date; responseId: number | null }
	/** Somebody else saved in between, or submitted or discarded the draft (null): nothing was changed. */
	| { saved: false; stored: StoredDraft | null };

/**
 * Saves what somebody is typing for an answer. Nobody saves over a version that they have not seen. Who
 * sends the same again, because the answer to it was lost on the way, is told that it is saved.
 *
 * The audit trail notes who begins a draft and who goes on with another's, and not every pause in typing.
 * @throws RefusedError `unknown_question`, `body_not_asked`, `wrong_response`, `coded_blind`, `not_valid`
 */
export async function saveDraft(
	db: Database,
	actor: Actor,
	input: DraftSave,
	now: Date
): Promise<DraftSaved> {
	const { requestId, responseId, version } = input;
	return perform<DraftSaved>(db, actor, 'save_draft', { requestId }, now, async (tx) => {
		const place = await findEntryPlace(tx, requestId, input.question);
		const content = readEntry(draftSchema, input.draft);
		await ensureResponseOf(tx, responseId, place);
		// A draft that was there once left the place of its answer behind.
		const answerId = await (version === 0 ? lockAnswer : lockKnownAnswer)(tx, place);
		if (answerId !== null) await ensureNotBlind(tx, actor, { answerId });
		const stored = answerId === null ? null : await findDraft(tx, answerId);

		const isStored =
			stored?.responseId === responseId && canonicalJson(stored.content) === canonicalJson(content);
		if (stored && isStored) {
			const { version: kept, savedAt } = stored;
			return { result: { saved: true, version: kept, savedAt, responseId }, happening: [] };
		}
		if (answerId === null || (stored?.version ?? 0) !== version) {
			return { result: { saved: false, stored }, happening: [] };
		}

		const change = { content, before: null, responseId, savedAt: now, savedBy: actorKey(actor) };
		const next = stored ? version + 1 : await insertDraft(tx, answerId, change);
		if (stored) await updateDraft(tx, stored.id, { ...change, version: next });

		const isAnothers = stored?.savedBy !== change.savedBy;
		return {
			result: { saved: true, version: next, savedAt: now, responseId },
			happening: isAnothers
				? {
						subject: { kind: 'answer', key: answerKeyOf(place) },
						details: { request: requestId, version: next }
					}
				: []
		};
	});
}
