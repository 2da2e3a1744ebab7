import { and, eq, inArray, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { ErasableKind } from '$lib/domain/erasure/erasable';
import type { ErasablePlace } from '$lib/domain/erasure/place-words';
import { withTyped } from '$lib/domain/erasure/text-leaves';
import type { DocumentType } from '$lib/domain/evidence/document-type';
import type { Database } from '../db/connect';
import {
	answers,
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
	findings,
	publishedFigures,
	questions,
	recommendations,
	replies,
	replyInvitations,
	requestEvents,
	requests,
	responses,
	revisions,
	secondCodings,
	surveys,
	waveBodies,
	waves
} from '../db/schema';

/** A record that words can be erased from. */
export interface Erasable {
	kind: ErasableKind;
	id: string;
	place: ErasablePlace;
	/** What it holds, as it is searched and fingerprinted. */
	content: unknown;
}

/** Which records are read: those that hold a run of plain letters or figures, or those named. */
export type Wanted = { fragment: string } | { ids: readonly string[] };

/** A text for a search by part: there is no sign in it that would stand for another. */
const holds = (text: SQL, fragment: string) =>
	fragment === '' ? undefined : sql`${text} ilike ${`%${fragment}%`}`;

const numbers = (ids: readonly string[]) => ids.map(Number);

/** What of a table is wanted. */
function isWanted(wanted: Wanted, id: PgColumn, ...texts: (PgColumn | SQL)[]): SQL | undefined {
	if ('ids' in wanted) return inArray(id, numbers(wanted.ids));
	return holds(sql`concat_ws(' ', ${sql.join(texts, sql`, `)})`, wanted.fragment);
}

type Loader = (db: Database, surveyId: number, wanted: Wanted) => Promise<Omit<Erasable, 'kind'>[]>;

const named = <R extends { id: number; content: unknown }>({ id, content, ...place }: R) => ({
	id: String(id),
	content,
	place
});

const loaders: Record<ErasableKind, Loader> = {
	edition_answer: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: editionAnswers.id,
					content: editionAnswers.content,
					edition: editions.number,
					wave: editionAnswers.wave,
					body: editionAnswers.body,
					question: editionAnswers.question
				})
				.from(editionAnswers)
				.innerJoin(editions, eq(editions.id, editionAnswers.editionId))
				.where(
					and(
						eq(editions.surveyId, surveyId),
						isNotNull(editionAnswers.content),
						isWanted(wanted, editionAnswers.id, editionAnswers.content)
					)
				)
		).map(named),

	edition_assessment: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: editionAssessments.id,
					content: editionAssessments.content,
					edition: editions.number,
					wave: editionAssessments.wave,
					body: editionAssessments.body,
					criterion: editionAssessments.criterion
				})
				.from(editionAssessments)
				.innerJoin(editions, eq(editions.id, editionAssessments.editionId))
				.where(
					and(
						eq(editions.surveyId, surveyId),
						isNotNull(editionAssessments.content),
						isWanted(wanted, editionAssessments.id, editionAssessments.content)
					)
				)
		).map(named),

	edition_record: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: editionRecords.id,
					content: editionRecords.content,
					edition: editions.number,
					kind: editionRecords.kind,
					key: editionRecords.key
				})
				.from(editionRecords)
				.innerJoin(editions, eq(editions.id, editionRecords.editionId))
				.where(
					and(
						eq(editions.surveyId, surveyId),
						isNotNull(editionRecords.content),
						// The settings of a chart are codes and no words.
						ne(editionRecords.kind, 'chart'),
						isWanted(wanted, editionRecords.id, editionRecords.content)
					)
				)
		).map(({ kind, key, ...row }) =>
			named({ ...row, detail: `${kind.replaceAll('_', ' ')} ${key.replace(/ [0-9a-f]{64}$/, '')}` })
		),

	edition_note: async (db, surveyId, wanted) =>
		(
			await db
				.select({ id: editions.id, note: editions.note, edition: editions.number })
				.from(editions)
				.where(
					and(
						eq(editions.surveyId, surveyId),
						isNull(editions.erasureId),
						isWanted(wanted, editions.id, editions.note)
					)
				)
		).map(({ note, ...row }) => named({ ...row, content: { note } })),

	edition_event: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: editionEvents.id,
					kind: editionEvents.kind,
					content: editionEvents.content,
					edition: editions.number,
					at: editionEvents.at,
					by: editionEvents.actor
				})
				.from(editionEvents)
				.innerJoin(editions, eq(editions.id, editionEvents.editionId))
				.where(
					and(
						eq(editions.surveyId, surveyId),
						isNull(editionEvents.erasureId),
						sql`${editionEvents.content} ? 'words'`,
						isWanted(wanted, editionEvents.id, sql`${editionEvents.content} ->> 'words'`)
					)
				)
		).map(({ kind, content, ...row }) =>
			named({ ...row, detail: kind, content: { words: content.words } })
		),

	correction: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: corrections.id,
					content: corrections.content,
					edition: editions.number,
					at: corrections.at,
					by: corrections.actor
				})
				.from(corrections)
				.innerJoin(editions, eq(editions.id, corrections.editionId))
				.where(
					and(
						eq(editions.surveyId, surveyId),
						isNotNull(corrections.content),
						isWanted(wanted, corrections.id, corrections.content)
					)
				)
		).map(named),

	revision: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: revisions.id,
					content: revisions.content,
					wave: waves.slug,
					body: bodies.slug,
					question: questions.code,
					criterion: criteria.code,
					revision: revisions.number,
					at: revisions.createdAt,
					by: revisions.author
				})
				.from(revisions)
				.leftJoin(answers, eq(answers.id, revisions.answerId))
				.leftJoin(findings, eq(findings.id, revisions.findingId))
				.innerJoin(waves, or(eq(waves.id, answers.waveId), eq(waves.id, findings.waveId)))
				.leftJoin(bodies, or(eq(bodies.id, answers.bodyId), eq(bodies.id, findings.bodyId)))
				.leftJoin(questions, eq(questions.id, answers.questionId))
				.leftJoin(criteria, eq(criteria.id, findings.criterionId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isNotNull(revisions.content),
						isWanted(wanted, revisions.id, revisions.content)
					)
				)
		).map(named),

	comment: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: comments.id,
					content: comments.content,
					wave: waves.slug,
					body: bodies.slug,
					question: questions.code,
					criterion: criteria.code,
					at: comments.at,
					by: comments.author
				})
				.from(comments)
				.leftJoin(answers, eq(answers.id, comments.answerId))
				.leftJoin(findings, eq(findings.id, comments.findingId))
				.innerJoin(waves, or(eq(waves.id, answers.waveId), eq(waves.id, findings.waveId)))
				.leftJoin(bodies, or(eq(bodies.id, answers.bodyId), eq(bodies.id, findings.bodyId)))
				.leftJoin(questions, eq(questions.id, answers.questionId))
				.leftJoin(criteria, eq(criteria.id, findings.criterionId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isNotNull(comments.content),
						isWanted(wanted, comments.id, comments.content)
					)
				)
		).map(named),

	reply: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: replies.id,
					content: replies.content,
					wave: waves.slug,
					body: bodies.slug,
					question: questions.code,
					at: replies.at
				})
				.from(replies)
				.innerJoin(replyInvitations, eq(replyInvitations.id, replies.invitationId))
				.innerJoin(waves, eq(waves.id, replyInvitations.waveId))
				.innerJoin(bodies, eq(bodies.id, replyInvitations.bodyId))
				.innerJoin(revisions, eq(revisions.id, replies.revisionId))
				.leftJoin(answers, eq(answers.id, revisions.answerId))
				.leftJoin(questions, eq(questions.id, answers.questionId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isNotNull(replies.content),
						isWanted(wanted, replies.id, replies.content)
					)
				)
		).map(named),

	letter: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: documents.id,
					name: documents.name,
					sha256: documents.sha256,
					wave: waves.slug,
					body: bodies.slug,
					request: documents.requestId,
					at: documents.uploadedAt,
					by: documents.uploadedBy
				})
				.from(documents)
				.innerJoin(requests, eq(requests.id, documents.requestId))
				.innerJoin(waves, eq(waves.id, requests.waveId))
				.innerJoin(bodies, eq(bodies.id, requests.bodyId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isNotNull(documents.name),
						isWanted(wanted, documents.id, documents.name)
					)
				)
		).map(({ name, sha256, ...row }) => named({ ...row, content: { name, sha256 } })),

	request_event: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: requestEvents.id,
					note: requestEvents.note,
					kind: requestEvents.kind,
					wave: waves.slug,
					body: bodies.slug,
					request: requestEvents.requestId,
					at: requestEvents.recordedAt,
					by: requestEvents.recordedBy
				})
				.from(requestEvents)
				.innerJoin(requests, eq(requests.id, requestEvents.requestId))
				.innerJoin(waves, eq(waves.id, requests.waveId))
				.innerJoin(bodies, eq(bodies.id, requests.bodyId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isNotNull(requestEvents.note),
						isWanted(wanted, requestEvents.id, requestEvents.note)
					)
				)
		).map(({ note, kind, ...row }) =>
			named({ ...row, detail: kind.replaceAll('_', ' '), content: { note } })
		),

	request: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: requests.id,
					reference: requests.reference,
					contact: requests.contact,
					text: requests.text,
					wave: waves.slug,
					body: bodies.slug,
					request: requests.id
				})
				.from(requests)
				.innerJoin(waves, eq(waves.id, requests.waveId))
				.innerJoin(bodies, eq(bodies.id, requests.bodyId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isWanted(wanted, requests.id, requests.reference, requests.contact, requests.text)
					)
				)
		).map(({ reference, contact, text, ...row }) =>
			named({ ...row, content: { reference, contact, text } })
		),

	response: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: responses.id,
					source: responses.source,
					wave: waves.slug,
					body: bodies.slug
				})
				.from(responses)
				.innerJoin(waves, eq(waves.id, responses.waveId))
				.innerJoin(bodies, eq(bodies.id, responses.bodyId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isNotNull(responses.source),
						isWanted(wanted, responses.id, responses.source)
					)
				)
		).map(({ source, ...row }) => named({ ...row, content: { source } })),

	draft: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: drafts.id,
					draft: drafts.content,
					before: drafts.before,
					wave: waves.slug,
					body: bodies.slug,
					question: questions.code,
					at: drafts.savedAt,
					by: drafts.savedBy
				})
				.from(drafts)
				.innerJoin(answers, eq(answers.id, drafts.answerId))
				.innerJoin(waves, eq(waves.id, answers.waveId))
				.innerJoin(bodies, eq(bodies.id, answers.bodyId))
				.innerJoin(questions, eq(questions.id, answers.questionId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isWanted(wanted, drafts.id, drafts.content, drafts.before)
					)
				)
		).map(({ draft, before, ...row }) =>
			named({
				...row,
				content: { draft: withTyped(draft), before: before?.content && withTyped(before.content) }
			})
		),

	internal_note: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: answers.id,
					note: answers.internalNote,
					wave: waves.slug,
					body: bodies.slug,
					question: questions.code
				})
				.from(answers)
				.innerJoin(waves, eq(waves.id, answers.waveId))
				.innerJoin(bodies, eq(bodies.id, answers.bodyId))
				.innerJoin(questions, eq(questions.id, answers.questionId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isNotNull(answers.internalNote),
						isWanted(wanted, answers.id, answers.internalNote)
					)
				)
		).map(({ note, ...row }) => named({ ...row, content: { note } })),

	second_coding: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: secondCodings.id,
					draft: secondCodings.draft,
					coding: secondCodings.content,
					settlementNote: secondCodings.settlementNote,
					wave: waves.slug,
					body: bodies.slug,
					question: questions.code
				})
				.from(secondCodings)
				.innerJoin(answers, eq(answers.id, secondCodings.answerId))
				.innerJoin(waves, eq(waves.id, answers.waveId))
				.innerJoin(bodies, eq(bodies.id, answers.bodyId))
				.innerJoin(questions, eq(questions.id, answers.questionId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isWanted(
							wanted,
							secondCodings.id,
							secondCodings.draft,
							secondCodings.content,
							secondCodings.settlementNote
						)
					)
				)
		).map(({ draft, coding, settlementNote, ...row }) =>
			named({
				...row,
				content: { draft: draft && withTyped(draft), coding, settlement_note: settlementNote }
			})
		),

	codebook_entry: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: codebookEntries.id,
					phrase: codebookEntries.phrase,
					coding: codebookEntries.coding,
					question: questions.code,
					at: codebookEntries.changedAt,
					by: codebookEntries.changedBy
				})
				.from(codebookEntries)
				.innerJoin(questions, eq(questions.id, codebookEntries.questionId))
				.where(
					and(
						eq(questions.surveyId, surveyId),
						isWanted(wanted, codebookEntries.id, codebookEntries.phrase, codebookEntries.coding)
					)
				)
		).map(({ phrase, coding, ...row }) => named({ ...row, content: { phrase, coding } })),

	wave: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: waves.id,
					title: waves.title,
					note: waves.note,
					template: waves.requestTemplate,
					wave: waves.slug
				})
				.from(waves)
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isWanted(wanted, waves.id, waves.title, waves.note, waves.requestTemplate)
					)
				)
		).map(({ title, note, template, ...row }) =>
			named({ ...row, content: { title, note, letter: template } })
		),

	wave_body: async (db, surveyId, wanted) => {
		const rows = await db
			.select({
				waveId: waveBodies.waveId,
				bodyId: waveBodies.bodyId,
				why: waveBodies.why,
				wave: waves.slug,
				body: bodies.slug
			})
			.from(waveBodies)
			.innerJoin(waves, eq(waves.id, waveBodies.waveId))
			.innerJoin(bodies, eq(bodies.id, waveBodies.bodyId))
			.where(
				and(
					eq(waves.surveyId, surveyId),
					isNotNull(waveBodies.why),
					'ids' in wanted
						? inArray(sql`${waveBodies.waveId} || '-' || ${waveBodies.bodyId}`, [...wanted.ids])
						: holds(sql`${waveBodies.why}`, wanted.fragment)
				)
			);
		return rows.map(({ waveId, bodyId, why, ...place }) => ({
			id: `${waveId}-${bodyId}`,
			place,
			content: { why }
		}));
	},

	survey: async (db, surveyId, wanted) =>
		(
			await db
				.select({ id: surveys.id, content: surveys.definition })
				.from(surveys)
				.where(and(eq(surveys.id, surveyId), isWanted(wanted, surveys.id, surveys.definition)))
		).map(named),

	question: async (db, surveyId, wanted) =>
		(
			await db
				.select({ id: questions.id, content: questions.definition, question: questions.code })
				.from(questions)
				.where(
					and(
						eq(questions.surveyId, surveyId),
						isWanted(wanted, questions.id, questions.definition)
					)
				)
		).map(named),

	recommendation: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: recommendations.id,
					code: recommendations.code,
					title: recommendations.title,
					summary: recommendations.summary,
					response: recommendations.governmentResponse
				})
				.from(recommendations)
				.where(
					and(
						eq(recommendations.surveyId, surveyId),
						isWanted(
							wanted,
							recommendations.id,
							recommendations.title,
							recommendations.summary,
							recommendations.governmentResponse
						)
					)
				)
		).map(({ id, code, title, summary, response }) =>
			named({ id, detail: code, content: { title, summary, government_response: response } })
		),

	criterion: async (db, surveyId, wanted) =>
		(
			await db
				.select({ id: criteria.id, content: criteria.definition, criterion: criteria.code })
				.from(criteria)
				.innerJoin(recommendations, eq(recommendations.id, criteria.recommendationId))
				.where(
					and(
						eq(recommendations.surveyId, surveyId),
						isWanted(wanted, criteria.id, criteria.definition)
					)
				)
		).map(named),

	context: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: contexts.id,
					note: contexts.note,
					source: contexts.source,
					wave: waves.slug,
					body: bodies.slug,
					criterion: criteria.code
				})
				.from(contexts)
				.innerJoin(waves, eq(waves.id, contexts.waveId))
				.innerJoin(criteria, eq(criteria.id, contexts.criterionId))
				.leftJoin(bodies, eq(bodies.id, contexts.bodyId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isWanted(wanted, contexts.id, contexts.note, contexts.source)
					)
				)
		).map(({ note, source, ...row }) => named({ ...row, content: { note, source } })),

	published_figure: async (db, surveyId, wanted) =>
		(
			await db
				.select({
					id: publishedFigures.id,
					source: publishedFigures.source,
					note: publishedFigures.note,
					wave: waves.slug,
					body: bodies.slug,
					question: questions.code
				})
				.from(publishedFigures)
				.innerJoin(waves, eq(waves.id, publishedFigures.waveId))
				.innerJoin(bodies, eq(bodies.id, publishedFigures.bodyId))
				.innerJoin(questions, eq(questions.id, publishedFigures.questionId))
				.where(
					and(
						eq(waves.surveyId, surveyId),
						isWanted(wanted, publishedFigures.id, publishedFigures.source, publishedFigures.note)
					)
				)
		).map(({ source, note, ...row }) => named({ ...row, content: { source, note } }))
};

/** Records of one kind in a survey that can be erased, in no order. What is erased is left out. */
export async function listErasables(
	db: Database,
	surveyId: number,
	kind: ErasableKind,
	wanted: Wanted
): Promise<Erasable[]> {
	if ('ids' in wanted && wanted.ids.length === 0) return [];
	const rows = await loaders[kind](db, surveyId, wanted);
	return rows.map((row) => ({ kind, ...row }));
}

/** Letters of a survey whose text can be read, by what they are. */
export async function listTextLetters(
	db: Database,
	surveyId: number,
	types: readonly DocumentType[],
	largest: number
): Promise<{ id: string; sha256: string }[]> {
	const rows = await db
		.select({ id: documents.id, sha256: documents.sha256 })
		.from(documents)
		.innerJoin(requests, eq(requests.id, documents.requestId))
		.innerJoin(waves, eq(waves.id, requests.waveId))
		.where(
			and(
				eq(waves.surveyId, surveyId),
				inArray(documents.type, [...types]),
				sql`${documents.bytes} <= ${largest}`
			)
		);
	return rows.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [{ id: String(id), sha256 }]));
}

/** The letters and the records of editions that are one file, in a survey. */
export async function listSameFile(
	db: Database,
	surveyId: number,
	sha256: string
): Promise<{ letters: string[]; records: string[] }> {
	const [letters, records] = await Promise.all([
		db
			.select({ id: documents.id })
			.from(documents)
			.innerJoin(requests, eq(requests.id, documents.requestId))
			.innerJoin(waves, eq(waves.id, requests.waveId))
			.where(and(eq(waves.surveyId, surveyId), eq(documents.sha256, sha256))),
		db
			.select({ id: editionRecords.id })
			.from(editionRecords)
			.innerJoin(editions, eq(editions.id, editionRecords.editionId))
			.where(
				and(
					eq(editions.surveyId, surveyId),
					eq(editionRecords.kind, 'document'),
					sql`${editionRecords.content} ->> 'sha256' = ${sha256}`
				)
			)
	]);
	const ids = (rows: { id: number }[]) => rows.map(({ id }) => String(id));
	return { letters: ids(letters), records: ids(records) };
}

/** The tables in which the kinds have their rows, in the order in which they are locked. */
const tables: Record<ErasableKind, { table: PgTable; id: PgColumn }> = {
	survey: { table: surveys, id: surveys.id },
	wave: { table: waves, id: waves.id },
	wave_body: { table: waves, id: waves.id },
	question: { table: questions, id: questions.id },
	recommendation: { table: recommendations, id: recommendations.id },
	criterion: { table: criteria, id: criteria.id },
	context: { table: contexts, id: contexts.id },
	published_figure: { table: publishedFigures, id: publishedFigures.id },
	request: { table: requests, id: requests.id },
	request_event: { table: requestEvents, id: requestEvents.id },
	response: { table: responses, id: responses.id },
	letter: { table: documents, id: documents.id },
	internal_note: { table: answers, id: answers.id },
	draft: { table: drafts, id: drafts.id },
	second_coding: { table: secondCodings, id: secondCodings.id },
	revision: { table: revisions, id: revisions.id },
	comment: { table: comments, id: comments.id },
	reply: { table: replies, id: replies.id },
	codebook_entry: { table: codebookEntries, id: codebookEntries.id },
	edition_note: { table: editions, id: editions.id },
	edition_event: { table: editionEvents, id: editionEvents.id },
	correction: { table: corrections, id: corrections.id },
	edition_record: { table: editionRecords, id: editionRecords.id },
	edition_answer: { table: editionAnswers, id: editionAnswers.id },
	edition_assessment: { table: editionAssessments, id: editionAssessments.id }
};

/** Locks records until the transaction ends, kind after kind in one order, so that nobody changes them. */
export async function lockErasables(
	tx: Database,
	ids: ReadonlyMap<ErasableKind, readonly string[]>
): Promise<void> {
	for (const kind of Object.keys(tables) as ErasableKind[]) {
		const wanted = ids.get(kind) ?? [];
		if (wanted.length === 0) continue;
		const { table, id } = tables[kind];
		// Of a body in a wave, the wave holds the lock.
		const keys = wanted.map((one) => Number(one.split('-')[0]));
		await tx.select({ id }).from(table).where(inArray(id, keys)).orderBy(id).for('update');
	}
}
