import { and, asc, count, eq, inArray } from 'drizzle-orm';
import { draftSchema, type Draft, type DraftBefore } from '$lib/domain/answers/draft';
import { questionSchema, type Question } from '$lib/domain/questions/question';
import type { Database } from '../db/connect';
import { answers, bodies, drafts, questions, requests, waves } from '../db/schema';
import type { AnswerPlace } from './answers';
import { onlyRow } from './only-row';
import { findLastRevision } from './revisions';

/** A draft as it is kept. */
export interface StoredDraft {
	id: number;
	/** One more with each save, and never a number that an earlier draft of the answer had. */
	version: number;
	content: Draft;
	/** What it was before something was applied to all that remained; null once it is saved again. */
	before: DraftBefore | null;
	/** The response it codes; null where none has come. */
	responseId: number | null;
	/** The revision that it would follow. */
	followsRevisionId: number | null;
	savedAt: Date;
	/** The key of the actor who saved it last. */
	savedBy: string;
}

/** A draft out of its row. A column of JSON gives its keys back in another order. */
export const asDraft = ({ content, before, ...row }: typeof drafts.$inferSelect): StoredDraft => ({
	id: row.id,
	version: row.version,
	content: draftSchema.parse(content),
	before: before && { ...before, content: before.content && draftSchema.parse(before.content) },
	responseId: row.responseId,
	followsRevisionId: row.followsRevisionId,
	savedAt: row.savedAt,
	savedBy: row.savedBy
});

/** The draft of an answer, or null. */
export async function findDraft(db: Database, answerId: number): Promise<StoredDraft | null> {
	const [row] = await db.select().from(drafts).where(eq(drafts.answerId, answerId));
	return row ? asDraft(row) : null;
}

/** A question, and where a body's answer to it in a wave stands. */
export interface EntryPlace extends AnswerPlace {
	/** The wave's slug. */
	wave: string;
	/** The body's slug. */
	body: string;
	question: Question;
}

/**
 * Where answers to a request are entered: of each of these questions that its survey has, in the order of
 * the survey. Until the transaction ends the questions cannot be changed, nor whom the wave asks.
 */
export async function listEntryPlaces(
	tx: Database,
	requestId: number,
	codes: readonly string[]
): Promise<EntryPlace[]> {
	const rows = await tx
		.select({
			waveId: requests.waveId,
			wave: waves.slug,
			bodyId: requests.bodyId,
			body: bodies.slug,
			questionId: questions.id,
			question: questions.definition
		})
		.from(requests)
		.innerJoin(bodies, eq(bodies.id, requests.bodyId))
		.innerJoin(waves, eq(waves.id, requests.waveId))
		.innerJoin(questions, eq(questions.surveyId, waves.surveyId))
		.where(and(eq(requests.id, requestId), inArray(questions.code, [...codes])))
		.orderBy(asc(questions.position))
		.for('key share', { of: [questions, waves] });
	return rows.map((row) => ({ ...row, question: questionSchema.parse(row.question) }));
}

/** Begins a draft, and gives its version: the first that no draft of the answer has had. */
export async function insertDraft(
	tx: Database,
	answerId: number,
	draft: Pick<StoredDraft, 'content' | 'before' | 'responseId' | 'savedAt' | 'savedBy'>
): Promise<number> {
	const { lastDraftVersion } = onlyRow(
		await tx
			.select({ lastDraftVersion: answers.lastDraftVersion })
			.from(answers)
			.where(eq(answers.id, answerId))
	);
	const latest = await findLastRevision(tx, { answerId });
	const version = lastDraftVersion + 1;
	await tx
		.insert(drafts)
		.values({ ...draft, answerId, version, followsRevisionId: latest?.id ?? null });
	return version;
}

/** Saves a later version of a draft. */
export async function updateDraft(
	tx: Database,
	draftId: number,
	change: Pick<StoredDraft, 'version' | 'content' | 'before' | 'responseId' | 'savedAt' | 'savedBy'>
): Promise<void> {
	await tx.update(drafts).set(change).where(eq(drafts.id, draftId));
}

/** Removes the draft of an answer, which keeps its version, so that the next one goes on from it. */
export async function deleteDraft(
	tx: Database,
	answerId: number,
	{ id, version }: Pick<StoredDraft, 'id' | 'version'>
): Promise<void> {
	await tx.delete(drafts).where(eq(drafts.id, id));
	await tx.update(answers).set({ lastDraftVersion: version }).where(eq(answers.id, answerId));
}

/** How many answers to a question somebody is entering. */
export async function countDrafts(db: Database, questionId: number): Promise<number> {
	const rows = await db
		.select({ drafts: count() })
		.from(drafts)
		.innerJoin(answers, eq(answers.id, drafts.answerId))
		.where(eq(answers.questionId, questionId));
	return onlyRow(rows).drafts;
}
