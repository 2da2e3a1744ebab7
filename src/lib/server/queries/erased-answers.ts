import { asc, eq } from 'drizzle-orm';
import { dayOf } from '$lib/domain/editions/day-of';
import type { ErasedAnswer } from '$lib/domain/erasure/erased-place';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	editionAnswers,
	erasures,
	questions,
	revisions,
	waves
} from '../db/schema';

/** The answers that were erased from an edition. */
export async function listErasedAnswers(db: Database, editionId: number): Promise<ErasedAnswer[]> {
	const rows = await db
		.select({
			wave: editionAnswers.wave,
			body: editionAnswers.body,
			question: editionAnswers.question,
			at: erasures.at,
			reason: erasures.reason
		})
		.from(editionAnswers)
		.innerJoin(erasures, eq(erasures.id, editionAnswers.erasureId))
		.where(eq(editionAnswers.editionId, editionId));
	return rows.map(({ at, ...row }) => ({ ...row, on: dayOf(at) }));
}

/** The accepted answers of a survey that were erased, and that nothing accepted has followed since. */
export async function listErasedWorkingAnswers(
	db: Database,
	surveyId: number
): Promise<ErasedAnswer[]> {
	const rows = await db
		.select({
			wave: waves.slug,
			body: bodies.slug,
			question: questions.code,
			at: erasures.at,
			reason: erasures.reason
		})
		.from(answers)
		.innerJoin(revisions, eq(revisions.id, answers.acceptedRevisionId))
		.innerJoin(erasures, eq(erasures.id, revisions.erasureId))
		.innerJoin(waves, eq(waves.id, answers.waveId))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.where(eq(waves.surveyId, surveyId))
		.orderBy(asc(answers.id));
	return rows.map(({ at, ...row }) => ({ ...row, on: dayOf(at) }));
}
