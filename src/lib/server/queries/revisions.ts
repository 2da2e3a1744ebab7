import { and, asc, desc, eq, gt, inArray, or } from 'drizzle-orm';
import type { AnswerContent } from '$lib/domain/answers/answer';
import { shortName } from '$lib/domain/bodies/body';
import type { FindingContent } from '$lib/domain/gaps/assessment';
import type { RevisionState } from '$lib/domain/review/transition';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	findings,
	questions,
	revisions,
	surveys,
	transitions,
	waves
} from '../db/schema';
import type { Frozen, StoredFrozen } from './frozen';
import { onlyRow } from './only-row';

/** What a revision is of. */
export type RevisionSubject = { answerId: number } | { findingId: number };

const ofSubject = (subject: RevisionSubject) =>
	'answerId' in subject
		? eq(revisions.answerId, subject.answerId)
		: eq(revisions.findingId, subject.findingId);

/** The latest revision of an answer or a finding, whatever its state, or null. */
export async function findLastRevision(
	db: Database,
	subject: RevisionSubject
): Promise<{ id: number; number: number; contentHash: string } | null> {
	const [row] = await db
		.select({ id: revisions.id, number: revisions.number, contentHash: revisions.contentHash })
		.from(revisions)
		.where(ofSubject(subject))
		.orderBy(desc(revisions.number))
		.limit(1);
	return row ?? null;
}

/** A revision, with what it is of, or null. */
export async function findRevision(
	db: Database,
	revisionId: number
): Promise<{
	id: number;
	subject: RevisionSubject;
	number: number;
	author: string;
	/** Null once it is erased. */
	content: AnswerContent | FindingContent | null;
	contentHash: string;
	/** The slug of the body it is of; null for a finding about government as a whole. */
	body: string | null;
} | null> {
	const [row] = await db
		.select({
			id: revisions.id,
			answerId: revisions.answerId,
			findingId: revisions.findingId,
			number: revisions.number,
			author: revisions.author,
			content: revisions.content,
			contentHash: revisions.contentHash,
			body: bodies.slug
		})
		.from(revisions)
		.leftJoin(answers, eq(answers.id, revisions.answerId))
		.leftJoin(findings, eq(findings.id, revisions.findingId))
		.leftJoin(bodies, or(eq(bodies.id, answers.bodyId), eq(bodies.id, findings.bodyId)))
		.where(eq(revisions.id, revisionId));
	if (!row) return null;
	const { answerId, findingId, ...revision } = row;
	if (answerId !== null) return { ...revision, subject: { answerId } };
	if (findingId !== null) return { ...revision, subject: { findingId } };
	throw new Error(`Revision ${revision.id} is of nothing.`);
}

/** What a revision of an answer is called: its body's short name, and the title of its question. */
export interface RevisionName {
	/** The body's short name. */
	body: string;
	title: string;
	/** Slugs and codes. */
	place: { survey: string; wave: string; body: string; question: string };
}

/**
 * What revisions of answers are called, by their ids.
 * @param waveId the wave that they are of; null for any. One that is of another, or no answer's, is left out
 */
export async function listRevisionNames(
	db: Database,
	waveId: number | null,
	revisionIds: readonly number[]
): Promise<Map<number, RevisionName>> {
	const rows = await db
		.select({
			id: revisions.id,
			body: bodies,
			definition: questions.definition,
			survey: surveys.slug,
			wave: waves.slug
		})
		.from(revisions)
		.innerJoin(answers, eq(answers.id, revisions.answerId))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.innerJoin(waves, eq(waves.id, answers.waveId))
		.innerJoin(surveys, eq(surveys.id, waves.surveyId))
		.where(
			and(
				inArray(revisions.id, [...revisionIds]),
				waveId === null ? undefined : eq(answers.waveId, waveId)
			)
		);
	return new Map(
		rows.map(({ id, body, definition, survey, wave }) => [
			id,
			{
				body: shortName(body),
				title: definition.title,
				place: { survey, wave, body: body.slug, question: definition.code }
			}
		])
	);
}

/**
 * Locks what a revision is of until the transaction ends.
 * @returns the number of its accepted revision, or null where none has been accepted
 */
export async function lockSubject(tx: Database, subject: RevisionSubject): Promise<number | null> {
	const table = 'answerId' in subject ? answers : findings;
	const id = 'answerId' in subject ? subject.answerId : subject.findingId;
	const { acceptedRevisionId } = onlyRow(
		await tx
			.select({ acceptedRevisionId: table.acceptedRevisionId })
			.from(table)
			.where(eq(table.id, id))
			.for('update')
	);
	if (acceptedRevisionId === null) return null;
	const accepted = await tx
		.select({ number: revisions.number })
		.from(revisions)
		.where(eq(revisions.id, acceptedRevisionId));
	return onlyRow(accepted).number;
}

/** Where a revision stands in review: what its last transition led to. */
export async function findState(db: Database, revisionId: number): Promise<RevisionState> {
	const rows = await db
		.select({ state: transitions.to })
		.from(transitions)
		.where(eq(transitions.revisionId, revisionId))
		.orderBy(desc(transitions.id))
		.limit(1);
	return onlyRow(rows).state;
}

/** Inserts a revision and gives its id. */
export async function insertRevision(
	tx: Database,
	{
		subject,
		...revision
	}: Frozen<AnswerContent | FindingContent> & {
		subject: RevisionSubject;
		number: number;
		responseId: number | null;
		author: string;
		createdAt: Date;
	}
): Promise<number> {
	const rows = await tx
		.insert(revisions)
		.values({ ...subject, ...revision })
		.returning({ id: revisions.id });
	return onlyRow(rows).id;
}

/** Inserts a step of a revision through review, and gives its id. */
export async function insertTransition(
	tx: Database,
	transition: {
		revisionId: number;
		from: RevisionState | null;
		to: RevisionState;
		actor: string;
		at: Date;
	}
): Promise<number> {
	const rows = await tx.insert(transitions).values(transition).returning({ id: transitions.id });
	return onlyRow(rows).id;
}

/** Makes a revision the accepted one of what it is of. */
export async function pointAtAccepted(
	tx: Database,
	subject: RevisionSubject,
	revisionId: number
): Promise<void> {
	const table = 'answerId' in subject ? answers : findings;
	const id = 'answerId' in subject ? subject.answerId : subject.findingId;
	await tx.update(table).set({ acceptedRevisionId: revisionId }).where(eq(table.id, id));
}

/** How many revisions are held at once where all of them are read. */
const batch = 1_000;

/** Every revision of every answer and finding, as it is stored, the oldest first, some at a time. */
export async function* readRevisions(
	db: Database
): AsyncGenerator<(StoredFrozen & { id: number })[]> {
	let after = 0;
	for (;;) {
		const rows = await db
			.select({
				id: revisions.id,
				content: revisions.content,
				salt: revisions.salt,
				contentHash: revisions.contentHash,
				erasureId: revisions.erasureId
			})
			.from(revisions)
			.where(gt(revisions.id, after))
			.orderBy(asc(revisions.id))
			.limit(batch);
		if (rows.length > 0) yield rows;
		if (rows.length < batch) return;
		after = rows.at(-1)?.id ?? after;
	}
}

/** Which of these hashes some revision has. */
export async function findContentHashes(
	db: Database,
	hashes: readonly (string | null)[]
): Promise<Set<string>> {
	const found = new Set<string>();
	const wanted = hashes.filter((hash) => hash !== null);
	for (let from = 0; from < wanted.length; from += batch) {
		const rows = await db
			.select({ contentHash: revisions.contentHash })
			.from(revisions)
			.where(inArray(revisions.contentHash, wanted.slice(from, from + batch)));
		for (const row of rows) found.add(row.contentHash);
	}
	return found;
}
