import type { Actor } from '$lib/domain/access/actor';
import { answerContentSchema, type AnswerContent } from '$lib/domain/answers/answer';
import { checkContent } from '$lib/domain/answers/check-content';
import { questionSchema } from '$lib/domain/questions/question';
import type { Database } from '../db/connect';
import { lockAnswer } from '../queries/answers';
import { findResponse } from '../queries/responses';
import { findQuestion } from '../queries/surveys';
import { cutRevision } from './cut-revision';
import { findAskedBody } from './find-asked-body';
import { perform, RefusedError } from './perform';

export interface AnswerInput {
	waveId: number;
	/** The body's slug. */
	body: string;
	/** The question's code. */
	question: string;
	/** The response it codes, or null where none has come. */
	responseId: number | null;
	content: AnswerContent;
}

/** Submits a coded answer for review: cuts a revision, which nobody changes afterwards. */
export async function submitAnswer(
	db: Database,
	actor: Actor,
	input: AnswerInput,
	now: Date
): Promise<{ answerId: number; revisionId: number }> {
	return perform(db, actor, 'submit_answer', { waveId: input.waveId }, now, async (tx) => {
		const { waveId } = input;
		const question = await findQuestion(tx, waveId, input.question);
		if (!question) {
			throw new RefusedError(
				'unknown_question',
				`There is no question "${input.question}" in this wave.`
			);
		}
		const bodyId = await findAskedBody(tx, waveId, input.body);
		const answerId = await lockAnswer(tx, { waveId, bodyId, questionId: question.id });

		const content = answerContentSchema.parse(input.content);
		const problems = checkContent(questionSchema.parse(question.definition), content);
		if (problems.length) {
			throw new RefusedError(
				'content_does_not_fit',
				`The answer to "${input.question}" by "${input.body}" does not fit: ${JSON.stringify(problems)}`
			);
		}
		if (input.responseId !== null) {
			const response = await findResponse(tx, input.responseId);
			if (response?.waveId !== waveId || response.bodyId !== bodyId) {
				throw new RefusedError('wrong_response', 'The response is of another body or wave.');
			}
		}

		const { revisionId, happening } = await cutRevision(
			tx,
			actor,
			{ answerId },
			`${question.wave} ${input.body} ${input.question}`,
			content,
			input.responseId,
			now
		);
		return { result: { answerId, revisionId }, happening };
	});
}
