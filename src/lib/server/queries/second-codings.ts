import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { answerContentSchema, type AnswerContent } from '$lib/domain/answers/answer';
import { draftSchema, type Draft } from '$lib/domain/answers/draft';
import type { Settlement } from '$lib/domain/review/settlement';
import type { Database } from '../db/connect';
import { answers, bodies, questions, revisions, secondCodings } from '../db/schema';

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
