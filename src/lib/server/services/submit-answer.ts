import type { Actor } from '$lib/domain/access/actor';
import type { AnswerContent } from '$lib/domain/answers/answer';
import { questionSchema } from '$lib/domain/questions/question';
import type { Database } from '../db/connect';
import { lockAnswer } from '../queries/answers';
import { findLastRevision } from '../queries/revisions';
import { findQuestion } from '../queries/surveys';
import { ensureNotBlind } from './ensure-not-blind';
import { findAskedBody } from './find-asked-body';
import { noteWhenEntered } from './note-when-entered';
import { perform, RefusedError } from './perform';
import { submitContent } from './submit-content';

export interface AnswerInput {
	waveId: number;
	/** The body's slug. */
	body: string;
	/** The question's code. */
	question: string;
	/** The response it codes, or null where none has come. */
	responseId: number | null;
	/** The latest revision that was shown, null where there was none; left out where none was looked at. */
	followsRevisionId?: number | null;
	content: AnswerContent;
}

/**
 * Submits a coded answer for review: cuts a revision, which nobody changes afterwards. People submit what
 * they drafted (`submitDrafts`).
 * @throws RefusedError `unknown_question`, `unknown_body`, `body_not_asked`, `content_does_not_fit`,
 * `wrong_response`, `unknown_letter`, `coded_blind`, `changed_meanwhile`
 */
export async function submitAnswer(
	db: Database,
	actor: Actor,
	input: AnswerInput,
	now: Date
): Promise<{ answerId: number; revisionId: number }> {
	const { waveId, body, responseId } = input;
	return perform(db, actor, 'submit_answer', { waveId }, now, async (tx) => {
		const found = await findQuestion(tx, waveId, input.question);
		if (!found) {
			throw new RefusedError(
				'unknown_question',
				`There is no question “${input.question}” in this wave.`
			);
		}
		const bodyId = await findAskedBody(tx, waveId, body);
		const answerId = await lockAnswer(tx, { waveId, bodyId, questionId: found.id });
		await ensureNotBlind(tx, actor, { answerId });

		if (input.followsRevisionId !== undefined) {
			const last = await findLastRevision(tx, { answerId });
			if ((last?.id ?? null) !== input.followsRevisionId) {
				throw new RefusedError(
					'changed_meanwhile',
					'Another revision has been submitted since you opened this. Look at what it says, then submit yours.'
				);
			}
		}

		const { revisionId, happening } = await submitContent(
			tx,
			actor,
			{
				answerId,
				waveId,
				wave: found.wave,
				bodyId,
				body,
				question: questionSchema.parse(found.definition)
			},
			input.content,
			responseId,
			now
		);
		if (responseId !== null) await noteWhenEntered(tx, responseId, now);
		return { result: { answerId, revisionId }, happening };
	});
}
