import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { DocumentType } from '$lib/domain/evidence/document-type';
import { questionSchema } from '$lib/domain/questions/question';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	criteria,
	documents,
	drafts,
	findings,
	questions,
	requests,
	revisions,
	waves
} from '../db/schema';
import { onlyRow } from './only-row';

/** A letter, or a file that came with one, as it is kept. */
export interface StoredDocument {
	id: number;
	requestId: number;
	/** The response it is part of; null for other correspondence. */
	responseId: number | null;
	/** SHA-256 of its content, in hexadecimal; null once it is erased. */
	sha256: string | null;
	/** Null once it is erased. */
	name: string | null;
	type: DocumentType;
	bytes: number;
	uploadedAt: Date;
	/** The actor's key. */
	uploadedBy: string;
	/** The letter of which it is a redacted copy. */
	redactsId: number | null;
	/** The redacted copy that stands in for it. */
	copyId: number | null;
	/** Under what it may be published, in words. */
	licence: string | null;
	checkedAt: Date | null;
	/** The actor's key, or null. */
	checkedBy: string | null;
	isPublic: boolean;
}

async function readDocuments(
	db: Database,
	requestId: number,
	documentId?: number
): Promise<StoredDocument[]> {
	const copies = alias(documents, 'copies');
	const rows = await db
		.select({ document: documents, copyId: copies.id })
		.from(documents)
		.leftJoin(copies, eq(copies.redactsId, documents.id))
		.where(
			and(
				eq(documents.requestId, requestId),
				documentId === undefined ? undefined : eq(documents.id, documentId)
			)
		)
		.orderBy(asc(documents.id));
	return rows.map(({ document: { erasureId: _, ...document }, copyId }) => ({
		...document,
		copyId
	}));
}

/** The letters of a request, in the order in which they were added. */
export async function listDocuments(db: Database, requestId: number): Promise<StoredDocument[]> {
	return readDocuments(db, requestId);
}

/** A letter of a request, or null. */
export async function findDocument(
	db: Database,
	requestId: number,
	documentId: number
): Promise<StoredDocument | null> {
	const [document] = await readDocuments(db, requestId, documentId);
	return document ?? null;
}

/** Where in a survey a file is kept as a letter. */
export interface Sighting {
	documentId: number;
	requestId: number;
	name: string;
	wave: { slug: string; title: string };
	body: { slug: string; code: string | null; name: string };
}

/** Where in the survey of a request a file is kept as a letter, this request included. */
export async function listSightings(
	db: Database,
	requestId: number,
	sha256: string
): Promise<Sighting[]> {
	const surveyOfRequest = db
		.select({ id: waves.surveyId })
		.from(requests)
		.innerJoin(waves, eq(waves.id, requests.waveId))
		.where(eq(requests.id, requestId));
	const rows = await db
		.select({
			documentId: documents.id,
			requestId: documents.requestId,
			name: documents.name,
			wave: { slug: waves.slug, title: waves.title },
			body: { slug: bodies.slug, code: bodies.code, name: bodies.name }
		})
		.from(documents)
		.innerJoin(requests, eq(requests.id, documents.requestId))
		.innerJoin(waves, eq(waves.id, requests.waveId))
		.innerJoin(bodies, eq(bodies.id, requests.bodyId))
		.where(and(eq(documents.sha256, sha256), inArray(waves.surveyId, surveyOfRequest)))
		.orderBy(asc(documents.id));
	return rows.map((row) => ({ ...row, name: row.name ?? '' }));
}

/**
 * Lets one transaction at a time keep a file of this content or remove it, so that what one keeps
 * another does not remove.
 */
export async function lockFile(tx: Database, sha256: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`);
}

/** Whether any letter is this file. The caller holds the lock on it. */
export async function isFileUsed(tx: Database, sha256: string): Promise<boolean> {
	const [row] = await tx
		.select({ id: documents.id })
		.from(documents)
		.where(eq(documents.sha256, sha256))
		.limit(1);
	return row !== undefined;
}

/** The titles of the questions whose answers, of the body that a request asks, quote this file. */
export async function listQuotingQuestions(
	db: Database,
	requestId: number,
	sha256: string
): Promise<string[]> {
	const rows = await db
		.selectDistinct({ position: questions.position, definition: questions.definition })
		.from(requests)
		.innerJoin(
			answers,
			and(eq(answers.waveId, requests.waveId), eq(answers.bodyId, requests.bodyId))
		)
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.leftJoin(revisions, eq(revisions.answerId, answers.id))
		.leftJoin(drafts, eq(drafts.answerId, answers.id))
		.where(
			and(
				eq(requests.id, requestId),
				or(
					sql`${revisions.content}->'evidence'->>'sha256' = ${sha256}`,
					sql`${drafts.content}->'evidence'->>'sha256' = ${sha256}`
				)
			)
		)
		.orderBy(asc(questions.position));
	return rows.map(({ definition }) => questionSchema.parse(definition).title);
}

/** A letter of a body in a wave that can be quoted: one that is not erased. */
export interface QuotableLetter {
	id: number;
	requestId: number;
	sha256: string;
	name: string;
	type: DocumentType;
}

/** The letters of all requests to a body in a wave that can be quoted, in the order in which they were added. */
export async function listQuotableLetters(
	db: Database,
	waveId: number,
	bodyId: number
): Promise<QuotableLetter[]> {
	const rows = await db
		.select({
			id: documents.id,
			requestId: documents.requestId,
			sha256: documents.sha256,
			name: documents.name,
			type: documents.type
		})
		.from(documents)
		.innerJoin(requests, eq(requests.id, documents.requestId))
		.where(and(eq(requests.waveId, waveId), eq(requests.bodyId, bodyId)))
		.orderBy(asc(documents.id));
	return rows.flatMap(({ sha256, name, ...letter }) =>
		sha256 === null || name === null ? [] : [{ ...letter, sha256, name }]
	);
}

/** The titles of the criteria of which a finding, of the body that a request asks, quotes this file. */
export async function listQuotingCriteria(
	db: Database,
	requestId: number,
	sha256: string
): Promise<string[]> {
	const rows = await db
		.selectDistinct({ position: criteria.position, definition: criteria.definition })
		.from(requests)
		.innerJoin(
			findings,
			and(eq(findings.waveId, requests.waveId), eq(findings.bodyId, requests.bodyId))
		)
		.innerJoin(criteria, eq(criteria.id, findings.criterionId))
		.innerJoin(revisions, eq(revisions.findingId, findings.id))
		.where(
			and(eq(requests.id, requestId), sql`${revisions.content}->'source'->>'sha256' = ${sha256}`)
		)
		.orderBy(asc(criteria.position));
	return rows.map(({ definition }) => definition.title);
}

/** Inserts a letter and gives its id. */
export async function insertDocument(
	tx: Database,
	document: Pick<
		StoredDocument,
		'requestId' | 'responseId' | 'type' | 'bytes' | 'uploadedAt' | 'uploadedBy' | 'redactsId'
	> & { sha256: string; name: string }
): Promise<number> {
	return onlyRow(await tx.insert(documents).values(document).returning({ id: documents.id })).id;
}

/** Changes what is known of a letter. */
export async function updateDocument(
	tx: Database,
	documentId: number,
	change: Partial<
		Pick<StoredDocument, 'name' | 'responseId' | 'licence' | 'checkedAt' | 'checkedBy' | 'isPublic'>
	>
): Promise<void> {
	await tx.update(documents).set(change).where(eq(documents.id, documentId));
}

/** Deletes a letter. Its file is another matter. */
export async function deleteDocument(tx: Database, documentId: number): Promise<void> {
	await tx.delete(documents).where(eq(documents.id, documentId));
}
