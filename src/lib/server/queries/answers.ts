import { and, asc, eq, inArray, isNull, notExists } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { answers, bodies, drafts, questions, revisions } from '../db/schema';
import { onlyRow } from './only-row';

/** Where an answer stands: what one body says to one question in one wave. */
export interface AnswerPlace {
	waveId: number;
	bodyId: number;
	questionId: number;
}

/**
 * The id of the answer at this place, locked until the transaction ends, or null where there is none: no
 * revision, and no draft that was ever begun.
 */
export async function lockKnownAnswer(tx: Database, place: AnswerPlace): Promise<number | null> {
	const [row] = await tx
		.select({ id: answers.id })
		.from(answers)
		.where(
			and(
				eq(answers.waveId, place.waveId),
				eq(answers.bodyId, place.bodyId),
				eq(answers.questionId, place.questionId)
			)
		)
		.for('update');
	return row?.id ?? null;
}

/** The id of the answer at this place, made where there is none yet, locked until the transaction ends. */
export async function lockAnswer(tx: Database, place: AnswerPlace): Promise<number> {
	// Most are there: to try to insert each time would use up numbers, and wait for whoever publishes.
	const known = await lockKnownAnswer(tx, place);
	if (known !== null) return known;
	await tx.insert(answers).values(place).onConflictDoNothing();
	const made = await lockKnownAnswer(tx, place);
	return onlyRow(made === null ? [] : [made]);
}

/** Locks answers until the transaction ends, so that nobody submits or drafts them meanwhile. */
export async function lockAnswers(tx: Database, answerIds: readonly number[]): Promise<void> {
	await tx
		.select({ id: answers.id })
		.from(answers)
		.where(inArray(answers.id, [...answerIds]))
		.orderBy(asc(answers.id))
		.for('update');
}

/**
 * The ids of what a body answers in a wave, by the codes of the questions.
 * @param body its slug
 */
export async function listAnswerIds(
	db: Database,
	waveId: number,
	body: string
): Promise<Map<string, number>> {
	const rows = await db
		.select({ id: answers.id, code: questions.code })
		.from(answers)
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.where(and(eq(answers.waveId, waveId), eq(bodies.slug, body)));
	return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Keeps what the researchers tell one another about an answer. */
export async function updateInternalNote(
	tx: Database,
	answerId: number,
	internalNote: string | null
): Promise<void> {
	await tx.update(answers).set({ internalNote }).where(eq(answers.id, answerId));
}

/** Removes the places of answers to a question of which nothing was submitted and nothing is drafted. */
export async function deleteEmptyAnswers(tx: Database, questionId: number): Promise<void> {
	const ofAnswer = (table: typeof revisions | typeof drafts) =>
		notExists(tx.select({ id: table.id }).from(table).where(eq(table.answerId, answers.id)));
	await tx
		.delete(answers)
		.where(
			and(
				eq(answers.questionId, questionId),
				isNull(answers.acceptedRevisionId),
				ofAnswer(revisions),
				ofAnswer(drafts)
			)
		);
}
