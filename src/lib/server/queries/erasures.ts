import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { ErasableKind } from '$lib/domain/erasure/erasable';
import { dayOf } from '$lib/domain/editions/day-of';
import type { ErasedAnswer, Tombstone } from '$lib/domain/erasure/erased-place';
import { blankDraft, blankWords } from '$lib/domain/erasure/text-leaves';
import { hasWords } from '$lib/domain/erasure/word-pattern';
import type { Database } from '../db/connect';
import {
	answers,
	auditEvents,
	bodies,
	codebookEntries,
	comments,
	contexts,
	corrections,
	criteria,
	documents,
	drafts,
	editionAnswers,
	editionAssessments,
	editionEvents,
	editionRecords,
	editions,
	erasures,
	publishedFigures,
	publishedReplies,
	questions,
	recommendations,
	replies,
	requestEvents,
	requests,
	responses,
	revisions,
	secondCodings,
	surveys,
	waveBodies,
	waves
} from '../db/schema';
import { onlyRow } from './only-row';

/** What of a record's details an event of the trail keeps of an erasure. */
export interface ErasedRow {
	kind: ErasableKind;
	id: string;
	/** The hash of what was frozen; of other records, a hash of nothing that is left. */
	hash: string | null;
}

/** Records that something is erased, and gives the tombstone's id. */
export async function insertErasure(
	tx: Database,
	tombstone: { at: Date; actor: string; reason: string }
): Promise<number> {
	return onlyRow(await tx.insert(erasures).values(tombstone).returning({ id: erasures.id })).id;
}

/** A table whose content is frozen with a salt. */
type FrozenTable =
	| typeof editionAnswers
	| typeof editionAssessments
	| typeof editionRecords
	| typeof corrections
	| typeof revisions
	| typeof comments
	| typeof replies;

const numbers = (ids: readonly string[]) => ids.map(Number);

/** How a kind whose records go whole is erased. @returns the hashes that stay, by id */
type EraseWhole = (
	tx: Database,
	ids: readonly string[],
	erasureId: number
) => Promise<Map<string, string | null>>;

const eraseFrozen =
	(table: FrozenTable): EraseWhole =>
	async (tx, ids, erasureId) => {
		const rows = await tx
			.update(table)
			.set({ content: null, salt: null, erasureId })
			.where(inArray(table.id, numbers(ids)))
			.returning({ id: table.id, hash: table.contentHash });
		return new Map(rows.map(({ id, hash }) => [String(id), hash]));
	};

const withoutHash = (ids: readonly string[]) => new Map(ids.map((id) => [id, null]));

const wholes = {
	edition_answer: eraseFrozen(editionAnswers),
	edition_assessment: eraseFrozen(editionAssessments),
	edition_record: eraseFrozen(editionRecords),
	correction: eraseFrozen(corrections),
	revision: eraseFrozen(revisions),
	comment: eraseFrozen(comments),

	async reply(tx, ids, erasureId) {
		await tx.delete(publishedReplies).where(inArray(publishedReplies.replyId, numbers(ids)));
		return eraseFrozen(replies)(tx, ids, erasureId);
	},

	async letter(tx, ids, erasureId) {
		const before = await tx
			.select({ id: documents.id, sha256: documents.sha256 })
			.from(documents)
			.where(inArray(documents.id, numbers(ids)));
		await tx
			.update(documents)
			.set({ sha256: null, name: null, isPublic: false, erasureId })
			.where(inArray(documents.id, numbers(ids)));
		return new Map(before.map(({ id, sha256 }) => [String(id), sha256]));
	},

	async request_event(tx, ids, erasureId) {
		await tx
			.update(requestEvents)
			.set({ note: null, erasureId })
			.where(inArray(requestEvents.id, numbers(ids)));
		return withoutHash(ids);
	},

	async edition_note(tx, ids, erasureId) {
		await tx
			.update(editions)
			.set({ note: '', erasureId })
			.where(inArray(editions.id, numbers(ids)));
		return withoutHash(ids);
	},

	async edition_event(tx, ids, erasureId) {
		await tx
			.update(editionEvents)
			.set({ content: sql`${editionEvents.content} - 'words'`, erasureId })
			.where(inArray(editionEvents.id, numbers(ids)));
		return withoutHash(ids);
	}
} satisfies Partial<Record<ErasableKind, EraseWhole>>;

/** How the words are taken out of one record of a kind of which the rest stays. */
type TakeOut = (tx: Database, id: number, pattern: RegExp) => Promise<unknown>;

const takings = {
	async request(tx, id, pattern) {
		const [row] = await tx.select().from(requests).where(eq(requests.id, id));
		if (!row) return;
		const { reference, contact, text } = row;
		await tx
			.update(requests)
			.set(blankWords({ reference, contact, text }, pattern))
			.where(eq(requests.id, id));
	},

	async response(tx, id, pattern) {
		const [row] = await tx.select().from(responses).where(eq(responses.id, id));
		await tx
			.update(responses)
			.set({ source: blankWords(row?.source ?? null, pattern) })
			.where(eq(responses.id, id));
	},

	async draft(tx, id, pattern) {
		const [row] = await tx.select().from(drafts).where(eq(drafts.id, id));
		if (!row) return;
		const { content, before } = row;
		await tx
			.update(drafts)
			.set({
				content: blankDraft(content, pattern),
				before: before && {
					...before,
					content: before.content && blankDraft(before.content, pattern)
				},
				// Whoever has it open has the words still, and saves over what they have not seen no more.
				version: row.version + 1
			})
			.where(eq(drafts.id, id));
	},

	async internal_note(tx, id, pattern) {
		const [row] = await tx.select().from(answers).where(eq(answers.id, id));
		await tx
			.update(answers)
			.set({ internalNote: blankWords(row?.internalNote ?? null, pattern) })
			.where(eq(answers.id, id));
	},

	async second_coding(tx, id, pattern) {
		const [row] = await tx.select().from(secondCodings).where(eq(secondCodings.id, id));
		if (!row) return;
		await tx
			.update(secondCodings)
			.set({
				draft: row.draft && blankDraft(row.draft, pattern),
				content: blankWords(row.content, pattern),
				settlementNote: blankWords(row.settlementNote, pattern),
				version: row.draft ? row.version + 1 : row.version
			})
			.where(eq(secondCodings.id, id));
	},

	async codebook_entry(tx, id, pattern) {
		const [row] = await tx.select().from(codebookEntries).where(eq(codebookEntries.id, id));
		if (!row) return;
		// An entry is found by its phrase: without it there is nothing to find.
		if (hasWords(row.phrase, pattern)) {
			await tx.delete(codebookEntries).where(eq(codebookEntries.id, id));
			return;
		}
		await tx
			.update(codebookEntries)
			.set({ coding: blankWords(row.coding, pattern) })
			.where(eq(codebookEntries.id, id));
	},

	async wave(tx, id, pattern) {
		const [row] = await tx.select().from(waves).where(eq(waves.id, id));
		if (!row) return;
		const { title, note, requestTemplate } = row;
		await tx
			.update(waves)
			.set(blankWords({ title, note, requestTemplate }, pattern))
			.where(eq(waves.id, id));
	},

	async survey(tx, id, pattern) {
		const [row] = await tx.select().from(surveys).where(eq(surveys.id, id));
		if (!row) return;
		await tx
			.update(surveys)
			.set({ definition: blankWords(row.definition, pattern) })
			.where(eq(surveys.id, id));
	},

	async question(tx, id, pattern) {
		const [row] = await tx.select().from(questions).where(eq(questions.id, id));
		if (!row) return;
		await tx
			.update(questions)
			.set({ definition: blankWords(row.definition, pattern) })
			.where(eq(questions.id, id));
	},

	async recommendation(tx, id, pattern) {
		const [row] = await tx.select().from(recommendations).where(eq(recommendations.id, id));
		if (!row) return;
		const { title, summary, governmentResponse } = row;
		await tx
			.update(recommendations)
			.set(blankWords({ title, summary, governmentResponse }, pattern))
			.where(eq(recommendations.id, id));
	},

	async criterion(tx, id, pattern) {
		const [row] = await tx.select().from(criteria).where(eq(criteria.id, id));
		if (!row) return;
		await tx
			.update(criteria)
			.set({ definition: blankWords(row.definition, pattern) })
			.where(eq(criteria.id, id));
	},

	async context(tx, id, pattern) {
		const [row] = await tx.select().from(contexts).where(eq(contexts.id, id));
		if (!row) return;
		const { note, source } = row;
		await tx.update(contexts).set(blankWords({ note, source }, pattern)).where(eq(contexts.id, id));
	},

	async published_figure(tx, id, pattern) {
		const [row] = await tx.select().from(publishedFigures).where(eq(publishedFigures.id, id));
		if (!row) return;
		const { source, note } = row;
		await tx
			.update(publishedFigures)
			.set(blankWords({ source, note }, pattern))
			.where(eq(publishedFigures.id, id));
	}
} satisfies Partial<Record<ErasableKind, TakeOut>>;

/** Takes the words out of why a body is asked. @param id the wave's and the body's: "3-17" */
async function blankWhy(tx: Database, id: string, pattern: RegExp): Promise<void> {
	const [waveId = 0, bodyId = 0] = id.split('-').map(Number);
	const where = and(eq(waveBodies.waveId, waveId), eq(waveBodies.bodyId, bodyId));
	const [row] = await tx.select().from(waveBodies).where(where);
	await tx
		.update(waveBodies)
		.set({ why: blankWords(row?.why ?? null, pattern) })
		.where(where);
}

type WholeKind = keyof typeof wholes;
const isWhole = (kind: ErasableKind): kind is WholeKind => kind in wholes;

/**
 * Erases records of one kind. The caller holds their locks, and has made the tombstone.
 * @param pattern the words, for kinds of which the rest stays
 * @returns the records with the hashes that are left of them
 */
export async function eraseRecords(
	tx: Database,
	kind: ErasableKind,
	ids: readonly string[],
	erasureId: number,
	pattern: RegExp | null
): Promise<ErasedRow[]> {
	if (isWhole(kind)) {
		const hashes = await wholes[kind](tx, ids, erasureId);
		return ids.map((id) => ({ kind, id, hash: hashes.get(id) ?? null }));
	}
	if (!pattern) throw new Error(`Without the words, nothing can be taken out of a ${kind}.`);
	for (const id of ids) {
		if (kind === 'wave_body') await blankWhy(tx, id, pattern);
		else await takings[kind](tx, Number(id), pattern);
	}
	return ids.map((id) => ({ kind, id, hash: null }));
}

/** The editions whose rows, notes, events or corrections these are, by id. */
export async function findEditionsOf(
	tx: Database,
	ids: ReadonlyMap<ErasableKind, readonly string[]>
): Promise<Set<number>> {
	const found = new Set<number>(numbers(ids.get('edition_note') ?? []));
	const kinds = {
		edition_answer: editionAnswers,
		edition_assessment: editionAssessments,
		edition_record: editionRecords,
		edition_event: editionEvents,
		correction: corrections
	} as const;
	for (const [kind, table] of Object.entries(kinds)) {
		const wanted = ids.get(kind as ErasableKind) ?? [];
		if (wanted.length === 0) continue;
		const rows = await tx
			.selectDistinct({ edition: table.editionId })
			.from(table)
			.where(inArray(table.id, numbers(wanted)));
		for (const { edition } of rows) found.add(edition);
	}
	return found;
}

/** Something that was erased in a survey: when, by whom, why and what of, and never what it said. */
export interface StoredErasure {
	id: number;
	at: Date;
	reason: string;
	/** The actor's key. */
	actor: string;
	/** How many records, by kind. */
	kinds: Partial<Record<ErasableKind, number>>;
}

/** What has been erased in a survey, the latest first. */
export async function listErasures(db: Database, survey: string): Promise<StoredErasure[]> {
	const rows = await db
		.select({
			id: erasures.id,
			at: erasures.at,
			actor: erasures.actor,
			reason: erasures.reason,
			details: auditEvents.details
		})
		.from(erasures)
		.innerJoin(
			auditEvents,
			and(
				eq(auditEvents.action, 'erase'),
				eq(auditEvents.subjectKind, 'erasure'),
				eq(auditEvents.subjectKey, sql`${erasures.id}::text`)
			)
		)
		.where(sql`${auditEvents.details} ->> 'survey' = ${survey}`)
		.orderBy(desc(erasures.id));
	return rows.map(({ details, ...erasure }) => ({
		...erasure,
		kinds: (details.kinds ?? {}) as StoredErasure['kinds']
	}));
}

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

/** When and why a letter was erased; null where it was not. */
export async function findErasureOfDocument(
	db: Database,
	documentId: number
): Promise<Tombstone | null> {
	const [row] = await db
		.select({ at: erasures.at, reason: erasures.reason })
		.from(documents)
		.innerJoin(erasures, eq(erasures.id, documents.erasureId))
		.where(and(eq(documents.id, documentId), isNotNull(documents.erasureId)));
	return row ? { on: dayOf(row.at), reason: row.reason } : null;
}

/** Tables with rows that were erased, by what the audit trail calls them. */
const erasedTables = {
	edition_answer: editionAnswers,
	edition_assessment: editionAssessments,
	edition_record: editionRecords,
	edition_note: editions,
	edition_event: editionEvents,
	correction: corrections,
	revision: revisions,
	comment: comments,
	reply: replies,
	letter: documents,
	request_event: requestEvents
} as const satisfies Partial<Record<ErasableKind, unknown>>;

/** Every tombstone, by its id, and every row that has one. */
export async function listTombstones(
	db: Database
): Promise<{ ids: number[]; rows: { kind: ErasableKind; id: number; erasureId: number }[] }> {
	const ids = await db.select({ id: erasures.id }).from(erasures);
	const rows: { kind: ErasableKind; id: number; erasureId: number }[] = [];
	for (const kind of Object.keys(erasedTables) as (keyof typeof erasedTables)[]) {
		const table = erasedTables[kind];
		const erased = await db
			.select({ id: table.id, erasureId: table.erasureId })
			.from(table)
			.where(isNotNull(table.erasureId));
		for (const { id, erasureId } of erased) {
			if (erasureId !== null) rows.push({ kind, id, erasureId });
		}
	}
	return { ids: ids.map(({ id }) => id), rows };
}

/** The hashes of the files of letters that were erased, as the audit trail has them. */
export async function listErasedFiles(db: Database): Promise<string[]> {
	const rows = await db
		.select({ details: auditEvents.details })
		.from(auditEvents)
		.where(and(eq(auditEvents.action, 'erase'), eq(auditEvents.subjectKind, 'erasure')));
	const erased = rows.flatMap(({ details }) => (details.rows ?? []) as ErasedRow[]);
	const hashes = erased.flatMap(({ kind, hash }) => (kind === 'letter' && hash ? [hash] : []));
	return [...new Set(hashes)];
}
