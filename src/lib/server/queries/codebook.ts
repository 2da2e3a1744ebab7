import { asc, eq } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { codebookEntries, questions, surveys } from '../db/schema';
import { onlyRow } from './only-row';

/** How a phrase that bodies use is coded, for one question. */
export interface CodebookEntry {
	id: number;
	/** The question's code. */
	question: string;
	/** As letters have it: "general guidance". */
	phrase: string;
	/** How it is coded, and why. */
	coding: string;
	changedAt: Date;
	/** The key of the actor who changed it last. */
	changedBy: string;
}

/**
 * The codebook of a survey: the questions in order, the entries of each in the order in which they were
 * added.
 * @param survey its slug
 */
export async function listCodebook(db: Database, survey: string): Promise<CodebookEntry[]> {
	return db
		.select({
			id: codebookEntries.id,
			question: questions.code,
			phrase: codebookEntries.phrase,
			coding: codebookEntries.coding,
			changedAt: codebookEntries.changedAt,
			changedBy: codebookEntries.changedBy
		})
		.from(codebookEntries)
		.innerJoin(questions, eq(questions.id, codebookEntries.questionId))
		.innerJoin(surveys, eq(surveys.id, questions.surveyId))
		.where(eq(surveys.slug, survey))
		.orderBy(asc(questions.position), asc(codebookEntries.id));
}

/** Adds an entry and gives its id. */
export async function insertEntry(
	tx: Database,
	entry: typeof codebookEntries.$inferInsert
): Promise<number> {
	const rows = await tx.insert(codebookEntries).values(entry).returning({ id: codebookEntries.id });
	return onlyRow(rows).id;
}

/** Changes an entry. */
export async function updateEntry(
	tx: Database,
	entryId: number,
	change: Pick<CodebookEntry, 'phrase' | 'coding' | 'changedAt' | 'changedBy'>
): Promise<void> {
	await tx.update(codebookEntries).set(change).where(eq(codebookEntries.id, entryId));
}

/** Removes an entry. */
export async function deleteEntry(tx: Database, entryId: number): Promise<void> {
	await tx.delete(codebookEntries).where(eq(codebookEntries.id, entryId));
}

/** Removes all entries of a question. */
export async function deleteEntriesOf(tx: Database, questionId: number): Promise<void> {
	await tx.delete(codebookEntries).where(eq(codebookEntries.questionId, questionId));
}
