/** What the tests of the services know of the example, and shorter ways to ask a database about it. */
import { and, eq, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Actor } from '$lib/domain/access/actor';
import type { AnswerContent } from '$lib/domain/answers/answer';
import type { Database } from '$lib/server/db/connect';
import * as schema from '$lib/server/db/schema';
import { reviewRevision } from '$lib/server/services/review-revision';
import { submitAnswer } from '$lib/server/services/submit-answer';

export const importer: Actor = { kind: 'system', name: 'importer' };
export const verifier: Actor = { kind: 'system', name: 'verifier' };
export const publisher: Actor = { kind: 'system', name: 'publisher' };

export const survey = 'whatsapp-in-government';

/** An instant after the example was published. */
export const now = new Date('2022-05-01T12:00:00.000Z');

/** Answered, and with no value that a question would have to fit. */
export const refused: AnswerContent = {
	disposition: 'refused',
	provisions: ['s31'],
	neither_confirmed_nor_denied: false,
	value: null,
	detail: null,
	note: null,
	evidence: { kind: 'source', title: 'A letter', where: 'page 1' },
	wording_override: null
};

/** To the question whether apps are permitted. */
export const permitted: AnswerContent = {
	...refused,
	disposition: 'answered',
	provisions: [],
	value: { whatsapp: 'yes' }
};

/** An answer of the example, with its accepted revision. */
export async function findAnswer(db: Database, body: string, question: string) {
	const { answers, bodies, questions, revisions } = schema;
	const [row] = await db
		.select({
			answerId: answers.id,
			waveId: answers.waveId,
			revisionId: revisions.id,
			responseId: revisions.responseId,
			content: revisions.content
		})
		.from(answers)
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.innerJoin(revisions, eq(revisions.id, answers.acceptedRevisionId))
		.where(and(eq(bodies.slug, body), eq(questions.code, question)));
	if (!row) throw new Error(`The example has no answer of "${body}" to "${question}".`);
	return row;
}

/** Submits a revision of an answer of the example, on the response of its accepted one unless told. */
export async function revise(
	db: Database,
	body: string,
	question: string,
	content: AnswerContent,
	responseId?: number | null
): Promise<number> {
	const answer = await findAnswer(db, body, question);
	const { revisionId } = await submitAnswer(
		db,
		importer,
		{
			waveId: answer.waveId,
			body,
			question,
			responseId: responseId === undefined ? answer.responseId : responseId,
			content
		},
		now
	);
	return revisionId;
}

export const accept = (db: Database, revisionId: number) =>
	reviewRevision(db, verifier, { revisionId, to: 'accepted', comment: null }, now);

/** A fingerprint of each table, by its name: equal where not a byte of it has changed. */
export async function fingerprint(db: Database): Promise<Record<string, string | null>> {
	const prints: Record<string, string | null> = {};
	for (const table of Object.values(schema)) {
		if (!is(table, PgTable)) continue;
		const [row] = await db
			.select({ print: sql<string | null>`md5(string_agg(t::text, '|' order by t::text))` })
			.from(sql`${table} as t`);
		prints[getTableName(table)] = row!.print;
	}
	return prints;
}

/** The audit trail's last event. */
export async function lastEvent(db: Database) {
	const [event] = await db
		.select()
		.from(schema.auditEvents)
		.orderBy(sql`${schema.auditEvents.sequence} desc`)
		.limit(1);
	return event!;
}
