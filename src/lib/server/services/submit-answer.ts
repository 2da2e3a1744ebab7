import { and, asc, eq } from 'drizzle-orm';
import type { Actor } from '$lib/domain/access/actor';
import { answerContentSchema, type AnswerContent } from '$lib/domain/answers/answer';
import { checkContent } from '$lib/domain/answers/check-content';
import { questionSchema } from '$lib/domain/questions/question';
import type { Database } from '../db/connect';
import { answers, bodies, questions, responses, waves } from '../db/schema';
import { cutRevision } from './cut-revision';
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
	return perform(db, actor, 'submit_answer', now, async (tx) => {
		const place = await lockAnswer(tx, input);

		const content = answerContentSchema.parse(input.content);
		const problems = checkContent(place.question, content);
		if (problems.length) {
			throw new RefusedError(
				'content_does_not_fit',
				`The answer to "${input.question}" by "${input.body}" does not fit: ${JSON.stringify(problems)}`
			);
		}
		if (input.responseId !== null) await checkResponse(tx, input.responseId, place);

		const { revisionId, happening } = await cutRevision(
			tx,
			actor,
			{ answerId: place.answerId },
			`${place.wave} ${input.body} ${input.question}`,
			content,
			input.responseId,
			now
		);
		return { result: { answerId: place.answerId, revisionId }, happening };
	});
}

/** The answer's own row, made where this is its first revision, and locked. */
async function lockAnswer(tx: Database, input: AnswerInput) {
	const [found] = await tx
		.select({
			waveId: waves.id,
			wave: waves.slug,
			bodyId: bodies.id,
			questionId: questions.id,
			definition: questions.definition
		})
		.from(waves)
		.innerJoin(questions, eq(questions.surveyId, waves.surveyId))
		.innerJoin(bodies, eq(bodies.slug, input.body))
		.where(and(eq(waves.id, input.waveId), eq(questions.code, input.question)));
	if (!found) {
		throw new RefusedError(
			'unknown_place',
			`There is no question "${input.question}" for a body "${input.body}" in this wave.`
		);
	}
	const { waveId, bodyId, questionId } = found;
	await tx.insert(answers).values({ waveId, bodyId, questionId }).onConflictDoNothing();
	const [answer] = await tx
		.select({ id: answers.id })
		.from(answers)
		.where(
			and(
				eq(answers.waveId, waveId),
				eq(answers.bodyId, bodyId),
				eq(answers.questionId, questionId)
			)
		)
		.for('update');
	if (!answer) throw new Error('The database inserted an answer and does not find it.');
	return {
		answerId: answer.id,
		waveId,
		bodyId,
		wave: found.wave,
		question: questionSchema.parse(found.definition)
	};
}

async function checkResponse(
	tx: Database,
	responseId: number,
	place: { waveId: number; bodyId: number }
): Promise<void> {
	const [response] = await tx
		.select()
		.from(responses)
		.where(eq(responses.id, responseId))
		.orderBy(asc(responses.id));
	if (response?.waveId !== place.waveId || response.bodyId !== place.bodyId) {
		throw new RefusedError('wrong_response', 'The response is of another body or wave.');
	}
}
