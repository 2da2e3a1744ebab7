import { and, eq, inArray } from 'drizzle-orm';
import type { SampledPlace } from '$lib/domain/review/agreement/draw-sample';
import type { Database } from '../db/connect';
import { answers, bodies, drafts, questions, revisions, secondCodingSamples } from '../db/schema';
import { onlyRow } from './only-row';

/** The sample of a wave's answers that is coded a second time. */
export type StoredSample = typeof secondCodingSamples.$inferSelect;

/** The sample of a wave, or null where none has been drawn. */
export async function findSample(db: Database, waveId: number): Promise<StoredSample | null> {
	const [row] = await db
		.select()
		.from(secondCodingSamples)
		.where(eq(secondCodingSamples.waveId, waveId));
	return row ?? null;
}

/** Inserts a sample and gives its id. */
export async function insertSample(
	tx: Database,
	sample: typeof secondCodingSamples.$inferInsert
): Promise<number> {
	const rows = await tx
		.insert(secondCodingSamples)
		.values(sample)
		.returning({ id: secondCodingSamples.id });
	return onlyRow(rows).id;
}

/** Draws more of a sample, or has another person code it. */
export async function updateSample(
	tx: Database,
	sampleId: number,
	change: Pick<StoredSample, 'sharePercent' | 'drawnAt' | 'drawnBy' | 'coderId'>
): Promise<void> {
	await tx.update(secondCodingSamples).set(change).where(eq(secondCodingSamples.id, sampleId));
}

/** The answers of a wave of which something has been submitted, in no order: what a sample can be drawn among. */
export async function listSubmittedPlaces(
	db: Database,
	waveId: number
): Promise<(SampledPlace & { answerId: number })[]> {
	return db
		.selectDistinct({ answerId: answers.id, body: bodies.slug, question: questions.code })
		.from(answers)
		.innerJoin(revisions, eq(revisions.answerId, answers.id))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.where(eq(answers.waveId, waveId));
}

/** Which of these answers an actor wrote a revision of, or drafts. @param actor its key */
export async function listWrittenAnswers(
	db: Database,
	actor: string,
	answerIds: readonly number[]
): Promise<Set<number>> {
	const ids = [...answerIds];
	const [cut, drafted] = await Promise.all([
		db
			.selectDistinct({ answerId: revisions.answerId })
			.from(revisions)
			.where(and(eq(revisions.author, actor), inArray(revisions.answerId, ids))),
		db
			.select({ answerId: drafts.answerId })
			.from(drafts)
			.where(and(eq(drafts.savedBy, actor), inArray(drafts.answerId, ids)))
	]);
	return new Set([...cut, ...drafted].flatMap(({ answerId }) => answerId ?? []));
}
