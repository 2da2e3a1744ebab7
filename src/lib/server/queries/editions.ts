import { asc, count, desc, eq, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { setImmediate } from 'node:timers/promises';
import type { Correction, CorrectionContent } from '$lib/domain/editions/correction';
import { erasedNote, type Edition, type EditionEventKind } from '$lib/domain/editions/edition';
import type { Database } from '../db/connect';
import {
	corrections,
	editionAnswers,
	editionAssessments,
	editionEvents,
	editionRecords,
	editions,
	surveys
} from '../db/schema';
import type { Frozen } from './frozen';
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
			note: editions.note,
			erasureId: editions.erasureId
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
	return rows.map(({ erasureId, note, ...row }) => {
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
		return {
			...row,
			note: erasureId === null ? note : erasedNote,
			contentHash: erased?.contentHash ?? row.publishedHash,
			events: own
		};
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

/** The corrections that editions make, the latest first. */
export async function listCorrections(
	db: Database,
	editionIds: readonly number[]
): Promise<Correction[]> {
	if (editionIds.length === 0) return [];
	return db
		.select({ edition: editions.number, at: corrections.at, content: corrections.content })
		.from(corrections)
		.innerJoin(editions, eq(editions.id, corrections.editionId))
		.where(inArray(corrections.editionId, [...editionIds]))
		.orderBy(desc(corrections.id));
}

/** Inserts what an edition corrects. */
export async function insertCorrection(
	tx: Database,
	correction: { editionId: number; at: Date; actor: string } & Frozen<CorrectionContent>
): Promise<void> {
	await tx.insert(corrections).values(correction);
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

/** Rows for one statement: as many as do not hold up others for long. */
const batch = 250;

/**
 * Inserts rows as one text of JSON for each statement: a parameter for each value of them takes many
 * times as long.
 */
async function insertRows(
	tx: Database,
	table: PgTable,
	rows: readonly { editionId: number; position: number }[]
): Promise<void> {
	const columns = Object.entries(getTableColumns(table)).filter(
		([name]) => name !== 'id' && name !== 'erasureId'
	);
	const list = (parts: SQL[]) => sql.join(parts, sql`, `);
	const names = list(columns.map(([, column]) => sql`${sql.identifier(column.name)}`));
	const typed = list(
		columns.map(([name, column]) => sql`${sql.identifier(name)} ${sql.raw(column.getSQLType())}`)
	);
	const read = list(columns.map(([name]) => sql`r.${sql.identifier(name)}`));
	for (let from = 0; from < rows.length; from += batch) {
		const text = JSON.stringify(rows.slice(from, from + batch));
		await tx.execute(
			sql`insert into ${table} (${names}) select ${read} from json_to_recordset(${text}::text::json) as r(${typed})`
		);
		// An embedded database works in this process: others get a turn.
		await setImmediate();
	}
}

/** Inserts the rows of an edition. Once it has had an event, the database takes no more of them. */
export async function insertEditionRows(
	tx: Database,
	editionId: number,
	{ records, answers, assessments }: EditionRows
): Promise<void> {
	const place = <R extends object>(rows: readonly R[]) =>
		rows.map((row, index) => ({ ...row, editionId, position: index + 1 }));
	await insertRows(tx, editionRecords, place(records));
	await insertRows(tx, editionAnswers, place(answers));
	await insertRows(tx, editionAssessments, place(assessments));
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
