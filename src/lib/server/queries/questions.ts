import { and, asc, count, eq, max } from 'drizzle-orm';
import { questionSchema, type Question } from '$lib/domain/questions/question';
import type { Database } from '../db/connect';
import { answers, publishedFigures, questions, revisions } from '../db/schema';
import { onlyRow } from './only-row';

export interface StoredQuestion {
	id: number;
	question: Question;
	/** How many revisions its answers have, accepted or not, in every wave. */
	revisions: number;
}

/** The questions of a survey in order. */
export async function listQuestions(db: Database, surveyId: number): Promise<StoredQuestion[]> {
	const rows = await db
		.select({
			id: questions.id,
			definition: questions.definition,
			revisions: count(revisions.id)
		})
		.from(questions)
		.leftJoin(answers, eq(answers.questionId, questions.id))
		.leftJoin(revisions, eq(revisions.answerId, answers.id))
		.where(eq(questions.surveyId, surveyId))
		.groupBy(questions.id)
		.orderBy(asc(questions.position));
	return rows.map(({ definition, ...row }) => ({
		...row,
		question: questionSchema.parse(definition)
	}));
}

/**
 * Locks a question until the transaction ends, so that nobody answers it meanwhile.
 * @returns false where the survey has no question of that code
 */
export async function lockQuestion(tx: Database, surveyId: number, code: string): Promise<boolean> {
	const rows = await tx
		.select({ id: questions.id })
		.from(questions)
		.where(and(eq(questions.surveyId, surveyId), eq(questions.code, code)))
		.for('update');
	return rows.length > 0;
}

/** The position of a survey's last question; 0 where it has none. */
export async function findLastQuestionPosition(db: Database, surveyId: number): Promise<number> {
	const rows = await db
		.select({ position: max(questions.position) })
		.from(questions)
		.where(eq(questions.surveyId, surveyId));
	return onlyRow(rows).position ?? 0;
}

/** The codes of the questions of a survey of which a source published figures. */
export async function listPublishedQuestions(db: Database, surveyId: number): Promise<string[]> {
	const rows = await db
		.selectDistinct({ code: questions.code })
		.from(publishedFigures)
		.innerJoin(questions, eq(questions.id, publishedFigures.questionId))
		.where(eq(questions.surveyId, surveyId));
	return rows.map((row) => row.code);
}

/** Changes a question. */
export async function updateQuestion(
	tx: Database,
	questionId: number,
	question: Question
): Promise<void> {
	await tx
		.update(questions)
		.set({ code: question.code, kind: question.kind, definition: question })
		.where(eq(questions.id, questionId));
}

/** Removes a question that nothing answers. */
export async function deleteQuestion(tx: Database, questionId: number): Promise<void> {
	await tx.delete(questions).where(eq(questions.id, questionId));
}
