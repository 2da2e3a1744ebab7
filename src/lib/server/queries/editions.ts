import { asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Edition, EditionEventKind } from '$lib/domain/editions/edition';
import type { Database } from '../db/connect';
import {
	editionAnswers,
	editionAssessments,
	editionEvents,
	editionRecords,
	editions,
	surveys
} from '../db/schema';
import { onlyRow } from './only-row';

/** An edition with what has happened to it, and what its rows are sealed with. */
export interface StoredEdition extends Edition {
	id: number;
	/** The hash of its contents as they were published; an erasure since gives it another. */
	publishedHash: string;
	seal: string;
}

/** The editions of one survey, or of all: the newest first, whether they are open or not. */
export async function listEditions(db: Database, survey?: string): Promise<StoredEdition[]> {
	const rows = await db
		.select({
			id: editions.id,
			survey: surveys.slug,
			number: editions.number,
			publishedAt: editions.publishedAt,
			publishedHash: editions.contentHash,
			seal: editions.seal,
			note: editions.note
		})
		.from(editions)
		.innerJoin(surveys, eq(surveys.id, editions.surveyId))
		.where(survey === undefined ? undefined : eq(surveys.slug, survey))
		.orderBy(desc(editions.publishedAt), desc(editions.id));
	const ids = rows.map((row) => row.id);
	const events = await db
		.select()
		.from(editionEvents)
		.where(inArray(editionEvents.editionId, ids))
		.orderBy(asc(editionEvents.id));
	return rows.map((row) => {
		const own = events
			.filter((event) => event.editionId === row.id)
			.map(({ kind, at, content }) => ({
				kind,
				at,
				until: content.until ? new Date(content.until) : null,
				words: content.words ?? null,
				contentHash: content.contentHash ?? null
			}));
		// An erasure gives the edition the hash of what is left.
		const erased = own.findLast((event) => event.contentHash !== null);
		return { ...row, contentHash: erased?.contentHash ?? row.publishedHash, events: own };
	});
}

/** How many editions a survey has, open or not. */
export async function countEditions(db: Database, surveyId: number): Promise<number> {
	const rows = await db
		.select({ editions: count() })
		.from(editions)
		.where(eq(editions.surveyId, surveyId));
	return onlyRow(rows).editions;
}

/** The survey's edition of the highest number, as it was published, or null. */
export async function findLastEdition(
	db: Database,
	surveyId: number
): Promise<{ number: number; contentHash: string } | null> {
	const [row] = await db
		.select({ number: editions.number, contentHash: editions.contentHash })
		.from(editions)
		.where(eq(editions.surveyId, surveyId))
		.orderBy(desc(editions.number))
		.limit(1);
	return row ?? null;
}

/** Inserts an edition, without its rows, and gives its id. */
export async function insertEdition(
	tx: Database,
	edition: Omit<typeof editions.$inferInsert, 'id'>
): Promise<number> {
	return onlyRow(await tx.insert(editions).values(edition).returning({ id: editions.id })).id;
}

type Row<T extends { $inferInsert: object }> = Omit<
	T['$inferInsert'],
	'id' | 'editionId' | 'position' | 'erasureId'
>;

/** The rows of an edition, in their order. */
export interface EditionRows {
	records: Row<typeof editionRecords>[];
	answers: Row<typeof editionAnswers>[];
	assessments: Row<typeof editionAssessments>[];
}

/** Rows for one statement: PostgreSQL takes 65,535 parameters, and a row has up to nine. */
const batch = 5_000;

/** Inserts the rows of an edition. Once it has had an event, the database takes no more of them. */
export async function insertEditionRows(
	tx: Database,
	editionId: number,
	{ records, answers, assessments }: EditionRows
): Promise<void> {
	const insert = async <R extends object>(
		rows: readonly R[],
		values: (placed: (R & { editionId: number; position: number })[]) => PromiseLike<unknown>
	) => {
		const placed = rows.map((row, index) => ({ ...row, editionId, position: index + 1 }));
		for (let from = 0; from < placed.length; from += batch) {
			await values(placed.slice(from, from + batch));
		}
	};
	await insert(records, (rows) => tx.insert(editionRecords).values(rows));
	await insert(answers, (rows) => tx.insert(editionAnswers).values(rows));
	await insert(assessments, (rows) => tx.insert(editionAssessments).values(rows));
}

/** Inserts something that happened to an edition. */
export async function insertEditionEvent(
	tx: Database,
	event: {
		editionId: number;
		kind: EditionEventKind;
		at: Date;
		actor: string;
		content: { until?: string; words?: string; contentHash?: string };
	}
): Promise<void> {
	await tx.insert(editionEvents).values(event);
}

/** Every row of an edition as it is stored, erased ones too. */
export async function listEditionRows(db: Database, editionId: number) {
	return {
		records: await db.select().from(editionRecords).where(eq(editionRecords.editionId, editionId)),
		answers: await db.select().from(editionAnswers).where(eq(editionAnswers.editionId, editionId)),
		assessments: await db
			.select()
			.from(editionAssessments)
			.where(eq(editionAssessments.editionId, editionId))
	};
}
