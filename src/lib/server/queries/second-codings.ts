import { and, asc, count, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { answerContentSchema, answerKey, type AnswerContent } from '$lib/domain/answers/answer';
import { draftSchema, type Draft } from '$lib/domain/answers/draft';
import type { Settlement } from '$lib/domain/review/settlement';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	drafts,
	questions,
	revisions,
	secondCodings,
	secondCodingSamples,
	waves
} from '../db/schema';
import type { AnswerPlace } from './answers';
import { onlyRow } from './only-row';

/** The key of an answer within a survey: its wave's slug, its body's and its question's code. */
export const placeKey = (wave: string, body: string, question: string) =>
	`${wave} ${answerKey(body, question)}`;

/**
 * The answers of a survey that somebody is to code a second time and has not submitted yet: until then the
 * first coding is kept from them.
 * @returns their keys, as `placeKey` gives them
 */
export async function listBlindPlaces(
	db: Database,
	accountId: number,
	surveyId: number
): Promise<Set<string>> {
	const rows = await db
		.select({ wave: waves.slug, body: bodies.slug, question: questions.code })
		.from(secondCodings)
		.innerJoin(secondCodingSamples, eq(secondCodingSamples.id, secondCodings.sampleId))
		.innerJoin(answers, eq(answers.id, secondCodings.answerId))
		.innerJoin(waves, eq(waves.id, answers.waveId))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.where(
			and(
				eq(secondCodingSamples.coderId, accountId),
				eq(waves.surveyId, surveyId),
				isNull(secondCodings.submittedAt)
			)
		);
	return new Set(rows.map(({ wave, body, question }) => placeKey(wave, body, question)));
}

/** Whether somebody is to code an answer a second time and has not submitted it: they may not see the first. */
export async function isBlindFor(
	db: Database,
	accountId: number,
	answer: { answerId: number } | AnswerPlace
): Promise<boolean> {
	const isAnswer =
		'answerId' in answer
			? eq(answers.id, answer.answerId)
			: and(
					eq(answers.waveId, answer.waveId),
					eq(answers.bodyId, answer.bodyId),
					eq(answers.questionId, answer.questionId)
				);
	const rows = await db
		.select({ id: secondCodings.id })
		.from(secondCodings)
		.innerJoin(secondCodingSamples, eq(secondCodingSamples.id, secondCodings.sampleId))
		.innerJoin(answers, eq(answers.id, secondCodings.answerId))
		.where(
			and(isAnswer, eq(secondCodingSamples.coderId, accountId), isNull(secondCodings.submittedAt))
		)
		.limit(1);
	return rows.length > 0;
}

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

/** Adds answers to a sample, those that are not in it yet. */
export async function insertSecondCodings(
	tx: Database,
	sampleId: number,
	answerIds: readonly number[]
): Promise<void> {
	if (answerIds.length === 0) return;
	await tx
		.insert(secondCodings)
		.values(answerIds.map((answerId) => ({ sampleId, answerId })))
		.onConflictDoNothing();
}

/** Lets go of what is drafted for a sample, so that another person begins afresh. */
export async function clearSecondDrafts(tx: Database, sampleId: number): Promise<void> {
	await tx
		.update(secondCodings)
		.set({ draft: null, version: sql`${secondCodings.version} + 1` })
		.where(and(eq(secondCodings.sampleId, sampleId), isNotNull(secondCodings.draft)));
}

/** An answer of a wave that has been submitted, which a sample can be drawn among. */
export interface SubmittedPlace {
	answerId: number;
	/** The body's slug. */
	body: string;
	/** The question's code. */
	question: string;
}

/** The answers of a wave of which something has been submitted, in no order. */
export async function listSubmittedPlaces(db: Database, waveId: number): Promise<SubmittedPlace[]> {
	return db
		.selectDistinct({ answerId: answers.id, body: bodies.slug, question: questions.code })
		.from(answers)
		.innerJoin(revisions, eq(revisions.answerId, answers.id))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.where(eq(answers.waveId, waveId));
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

/** The second coding of one answer. */
export interface StoredSecondCoding {
	id: number;
	answerId: number;
	bodyId: number;
	/** The body's slug. */
	body: string;
	questionId: number;
	/** The question's code. */
	question: string;
	/** One more with each save; 0 before the first. */
	version: number;
	/** What is being typed; null before, and once it is submitted. */
	draft: Draft | null;
	content: AnswerContent | null;
	submittedAt: Date | null;
	settlement: Settlement | null;
	settlementNote: string | null;
	settledAt: Date | null;
	/** The actor's key. */
	settledBy: string | null;
}

const ofCoding = {
	coding: secondCodings,
	bodyId: answers.bodyId,
	body: bodies.slug,
	questionId: answers.questionId,
	question: questions.code
};

const asCoding = ({
	coding: { sampleId: _, draft, content, ...coding },
	...place
}: {
	coding: typeof secondCodings.$inferSelect;
	bodyId: number;
	body: string;
	questionId: number;
	question: string;
}): StoredSecondCoding => ({
	...place,
	...coding,
	draft: draft && draftSchema.parse(draft),
	content: content && answerContentSchema.parse(content)
});

/** The second codings of a sample, by body as they were registered, and in the order of the survey. */
export async function listSecondCodings(
	db: Database,
	sampleId: number
): Promise<StoredSecondCoding[]> {
	const rows = await db
		.select(ofCoding)
		.from(secondCodings)
		.innerJoin(answers, eq(answers.id, secondCodings.answerId))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.where(eq(secondCodings.sampleId, sampleId))
		.orderBy(asc(bodies.id), asc(questions.position));
	return rows.map(asCoding);
}

/** The second coding of an answer of a wave, locked until the transaction ends, or null. */
export async function lockSecondCoding(
	tx: Database,
	waveId: number,
	{ body, question }: { body: string; question: string }
): Promise<StoredSecondCoding | null> {
	const [row] = await tx
		.select(ofCoding)
		.from(secondCodings)
		.innerJoin(answers, eq(answers.id, secondCodings.answerId))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.where(and(eq(answers.waveId, waveId), eq(bodies.slug, body), eq(questions.code, question)))
		.for('update', { of: secondCodings });
	return row ? asCoding(row) : null;
}

/** Changes a second coding. */
export async function updateSecondCoding(
	tx: Database,
	codingId: number,
	change: Partial<
		Pick<
			StoredSecondCoding,
			| 'version'
			| 'draft'
			| 'content'
			| 'submittedAt'
			| 'settlement'
			| 'settlementNote'
			| 'settledAt'
			| 'settledBy'
		>
	>
): Promise<void> {
	await tx.update(secondCodings).set(change).where(eq(secondCodings.id, codingId));
}

/** The first coding of an answer that was coded a second time. */
export interface FirstCoding {
	/** Null once it is erased. */
	content: AnswerContent | null;
	/** The key of the actor who submitted it. */
	author: string;
}

/**
 * The first codings beside the second ones of a sample that are submitted: of each answer the latest
 * revision when the second was, so that what is coded anew afterwards does not count as agreement.
 * @returns by the id of the answer
 */
export async function listFirstCodings(
	db: Database,
	sampleId: number
): Promise<Map<number, FirstCoding>> {
	const rows = await db
		.select({
			answerId: secondCodings.answerId,
			content: revisions.content,
			author: revisions.author
		})
		.from(secondCodings)
		.innerJoin(
			revisions,
			and(
				eq(revisions.answerId, secondCodings.answerId),
				lte(revisions.createdAt, secondCodings.submittedAt)
			)
		)
		.where(eq(secondCodings.sampleId, sampleId))
		.orderBy(asc(revisions.number));
	// The last of each answer is what remains.
	return new Map(
		rows.map(({ answerId, content, author }) => [
			answerId,
			{ content: content && answerContentSchema.parse(content), author }
		])
	);
}

/** How many answers somebody is to code a second time and has not submitted, by the id of the wave. */
export async function countBlindPlaces(
	db: Database,
	accountId: number
): Promise<{ waveId: number; left: number }[]> {
	return db
		.select({ waveId: secondCodingSamples.waveId, left: count() })
		.from(secondCodings)
		.innerJoin(secondCodingSamples, eq(secondCodingSamples.id, secondCodings.sampleId))
		.where(and(eq(secondCodingSamples.coderId, accountId), isNull(secondCodings.submittedAt)))
		.groupBy(secondCodingSamples.waveId);
}
