import { and, asc, count, eq, isNotNull, notExists, sql } from 'drizzle-orm';
import { evidenceSchema, type Evidence } from '$lib/domain/evidence/evidence';
import type { ResponseEventKind } from '$lib/domain/requests/request-event';
import type { Database } from '../db/connect';
import {
	answers,
	documents,
	drafts,
	questions,
	requestEvents,
	responses,
	revisions,
	waves
} from '../db/schema';
import { onlyRow } from './only-row';

/** A response as it is kept. */
export interface StoredResponse {
	id: number;
	/** By its day, from 1. */
	ordinal: number;
	/** The request that it replies to; null where it is known from a published source alone. */
	requestId: number | null;
	/** How it came; null likewise. */
	kind: ResponseEventKind | null;
	respondedOn: string | null;
	/** When all that it says had been submitted; null while there is something left to enter. */
	enteredAt: Date | null;
}

/** The responses of a body in a wave, the first one first. */
export async function listResponses(
	db: Database,
	waveId: number,
	bodyId: number
): Promise<StoredResponse[]> {
	const rows = await db
		.select({
			id: responses.id,
			ordinal: responses.ordinal,
			requestId: responses.requestId,
			kind: requestEvents.kind,
			respondedOn: responses.respondedOn,
			enteredAt: responses.enteredAt
		})
		.from(responses)
		.leftJoin(requestEvents, eq(requestEvents.id, responses.eventId))
		.where(and(eq(responses.waveId, waveId), eq(responses.bodyId, bodyId)))
		.orderBy(asc(responses.ordinal));
	return rows.map((row) => ({ ...row, kind: row.kind as ResponseEventKind | null }));
}

/** The published sources from which what a body said in a wave is known, each once. */
export async function listResponseSources(
	db: Database,
	waveId: number,
	bodyId: number
): Promise<Evidence[]> {
	const rows = await db
		.select({ source: responses.source })
		.from(responses)
		.where(
			and(eq(responses.waveId, waveId), eq(responses.bodyId, bodyId), isNotNull(responses.source))
		)
		.orderBy(asc(responses.ordinal));
	const sources = rows.flatMap(({ source }) => (source ? [evidenceSchema.parse(source)] : []));
	const keyOf = (source: Evidence) => JSON.stringify(source);
	return [...new Map(sources.map((source) => [keyOf(source), source])).values()];
}

/** A response's wave and body, and the request that it replies to, or null. */
export async function findResponse(
	db: Database,
	responseId: number
): Promise<{ waveId: number; bodyId: number } | null> {
	const [row] = await db
		.select({ waveId: responses.waveId, bodyId: responses.bodyId })
		.from(responses)
		.where(eq(responses.id, responseId));
	return row ?? null;
}

/**
 * The response that came by an event, locked until the transaction ends so that nothing is added to it, or
 * null.
 */
export async function lockResponseOfEvent(
	tx: Database,
	eventId: number
): Promise<{ id: number; waveId: number; bodyId: number } | null> {
	const [row] = await tx
		.select({ id: responses.id, waveId: responses.waveId, bodyId: responses.bodyId })
		.from(responses)
		.where(eq(responses.eventId, eventId))
		.for('update');
	return row ?? null;
}

/** Has a response be one that came by another event; it has no number until they are given anew. */
export async function moveResponse(
	tx: Database,
	responseId: number,
	came: { eventId: number; respondedOn: string }
): Promise<void> {
	await tx
		.update(responses)
		.set({ ...came, ordinal: -responseId })
		.where(eq(responses.id, responseId));
}

/** Inserts a response, which has no number until they are given anew, and gives its id. */
export async function insertResponse(
	tx: Database,
	response: {
		waveId: number;
		bodyId: number;
		respondedOn: string | null;
		source: Evidence | null;
		requestId?: number;
		eventId?: number;
	}
): Promise<number> {
	const rows = await tx
		.insert(responses)
		.values({ ...response, ordinal: 0 })
		.returning({ id: responses.id });
	return onlyRow(rows).id;
}

/** Whether a letter, a draft or a revision hangs on a response. */
export async function isResponseInUse(db: Database, responseId: number): Promise<boolean> {
	const counts = await Promise.all(
		[documents, drafts, revisions].map((table) =>
			db.select({ uses: count() }).from(table).where(eq(table.responseId, responseId))
		)
	);
	return counts.some((rows) => onlyRow(rows).uses > 0);
}

/** Removes a response on which nothing hangs. */
export async function deleteResponse(tx: Database, responseId: number): Promise<void> {
	await tx.delete(responses).where(eq(responses.id, responseId));
}

/**
 * Numbers the responses of a body in a wave by their days, from 1; one whose day is not known comes before
 * the others, as it was there before they were. The caller holds the lock on the wave.
 * @returns their ids in that order
 */
export async function renumberResponses(
	tx: Database,
	waveId: number,
	bodyId: number
): Promise<number[]> {
	const rows = await tx
		.select({ id: responses.id, ordinal: responses.ordinal })
		.from(responses)
		.where(and(eq(responses.waveId, waveId), eq(responses.bodyId, bodyId)))
		.orderBy(sql`${responses.respondedOn} asc nulls first`, asc(responses.id));
	const renumber = (id: number, ordinal: number) =>
		tx.update(responses).set({ ordinal }).where(eq(responses.id, id));
	// Each is changed once, when its number has become free: to change a row twice would have the database
	// look its request up again, and wait for whoever has locked that.
	const taken = new Set(rows.map(({ ordinal }) => ordinal));
	const waiting = rows
		.map((row, index) => ({ ...row, next: index + 1 }))
		.filter(({ ordinal, next }) => ordinal !== next);
	while (waiting.length > 0) {
		const free = waiting.findIndex(({ next }) => !taken.has(next));
		const [row] = waiting.splice(Math.max(free, 0), 1);
		if (!row) break;
		taken.delete(row.ordinal);
		// Where all wait for one another, one of them steps aside.
		const ordinal = free < 0 ? -row.id : row.next;
		if (free < 0) waiting.push({ ...row, ordinal });
		await renumber(row.id, ordinal);
		taken.add(ordinal);
	}
	return rows.map(({ id }) => id);
}

/**
 * A response, locked until the transaction ends, or null. What refers to it can be added meanwhile: the
 * lock is for those who note that it is entered.
 */
export async function lockResponse(
	tx: Database,
	responseId: number
): Promise<{ waveId: number; bodyId: number; enteredAt: Date | null } | null> {
	const [row] = await tx
		.select({
			waveId: responses.waveId,
			bodyId: responses.bodyId,
			enteredAt: responses.enteredAt
		})
		.from(responses)
		.where(eq(responses.id, responseId))
		.for('no key update');
	return row ?? null;
}

/** How many questions of a wave nothing has been submitted for, of a body. */
export async function countOpenQuestions(
	db: Database,
	{ waveId, bodyId }: { waveId: number; bodyId: number }
): Promise<number> {
	const submitted = db
		.select({ id: revisions.id })
		.from(revisions)
		.innerJoin(answers, eq(answers.id, revisions.answerId))
		.where(
			and(
				eq(answers.waveId, waveId),
				eq(answers.bodyId, bodyId),
				eq(answers.questionId, questions.id)
			)
		);
	const rows = await db
		.select({ open: count() })
		.from(questions)
		.innerJoin(waves, eq(waves.surveyId, questions.surveyId))
		.where(and(eq(waves.id, waveId), notExists(submitted)));
	return onlyRow(rows).open;
}

/** Whether anything that codes a response is being drafted. */
export async function hasDrafts(db: Database, responseId: number): Promise<boolean> {
	const rows = await db
		.select({ id: drafts.id })
		.from(drafts)
		.where(eq(drafts.responseId, responseId))
		.limit(1);
	return rows.length > 0;
}

/** Notes that all that a response says has been submitted. */
export async function markEntered(
	tx: Database,
	responseId: number,
	enteredAt: Date
): Promise<void> {
	await tx.update(responses).set({ enteredAt }).where(eq(responses.id, responseId));
}
