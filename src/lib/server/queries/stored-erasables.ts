import { getTableColumns, isNull, ne, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { ErasableKind } from '$lib/domain/erasure/erasable';
import {
	answers,
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
	publishedFigures,
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
import {
	inWave,
	ofAnswer,
	ofAnswerOrFinding,
	ofEdition,
	ofPartOfSurvey,
	ofRequest,
	ofRevision,
	ofSurvey,
	type Whereabouts
} from './whereabouts';

/** How records of one kind are stored, and what is done with the words in them. */
interface StoredErasable {
	table: PgTable;
	/** What identifies a record: its id; of a body in a wave, the ids of both. */
	key: readonly PgColumn[];
	/** The columns that hold words, by name. */
	words: Record<string, PgColumn>;
	/** Those that hold what somebody is typing: what is a code elsewhere can be anything there. */
	typed: Record<string, PgColumn>;
	whereabouts: Whereabouts;
	/** Which rows of the table; undefined for all. */
	only?: SQL;
	/** Of what is kept for good, what takes the place of what it said. Undefined where the words alone go. */
	whole?: Whole;
	/** What else is set where the words alone go. */
	besides?: Record<string, unknown>;
	/** The column without which a record is none: one with the words there is removed. */
	essential?: string;
}

interface Whole {
	leaves: Record<string, unknown>;
	/** The hash that the audit trail keeps; null where there is none. */
	hash: PgColumn | null;
	erasureId: PgColumn;
}

type NameIn<T extends PgTable> = keyof T['_']['columns'] & string;

const columnsOf = (table: PgTable, names: readonly string[]): Record<string, PgColumn> =>
	Object.fromEntries(
		Object.entries(getTableColumns(table)).filter(([name]) => names.includes(name))
	);

/** What is kept for good: the whole of it goes, and a tombstone stays. */
const kept = <T extends PgTable & { id: PgColumn; erasureId: PgColumn }>(
	table: T,
	words: readonly NameIn<T>[],
	whereabouts: Whereabouts,
	leaves: PgUpdateSetSource<T>,
	hash: PgColumn | null = null
): StoredErasable => ({
	table,
	key: [table.id],
	words: columnsOf(table, words),
	typed: {},
	whereabouts,
	only: isNull(table.erasureId),
	whole: { leaves, hash, erasureId: table.erasureId }
});

type FrozenTable =
	| typeof editionAnswers
	| typeof editionAssessments
	| typeof editionRecords
	| typeof corrections
	| typeof revisions
	| typeof comments
	| typeof replies;

const frozen = (table: FrozenTable, whereabouts: Whereabouts): StoredErasable =>
	kept<FrozenTable>(
		table,
		['content'],
		whereabouts,
		{ content: null, salt: null },
		table.contentHash
	);

/** What can be changed: the words are taken out, and the rest stays. */
const open = <T extends PgTable>(
	table: T & { id: PgColumn },
	words: readonly NameIn<T>[],
	whereabouts: Whereabouts
): StoredErasable => ({
	table,
	key: [table.id],
	words: columnsOf(table, words),
	typed: {},
	whereabouts
});

/** A code as it is read out: "fees notice". */
const inWords = (code: PgColumn) => sql`replace(${code}, '_', ' ')`;

/** Every kind, in the order in which records are locked. */
export const storedErasables: Record<ErasableKind, StoredErasable> = {
	survey: open(surveys, ['definition'], ofSurvey(surveys.id)),
	wave: open(
		waves,
		['title', 'note', 'requestTemplate'],
		ofSurvey(waves.surveyId, { wave: waves.slug })
	),
	wave_body: {
		table: waveBodies,
		key: [waveBodies.waveId, waveBodies.bodyId],
		words: { why: waveBodies.why },
		typed: {},
		whereabouts: inWave(waveBodies)
	},
	question: open(
		questions,
		['definition'],
		ofSurvey(questions.surveyId, { question: questions.code })
	),
	recommendation: open(
		recommendations,
		['title', 'summary', 'governmentResponse'],
		ofSurvey(recommendations.surveyId, { detail: recommendations.code })
	),
	criterion: open(
		criteria,
		['definition'],
		ofPartOfSurvey(recommendations, criteria.recommendationId, { criterion: criteria.code })
	),
	context: open(contexts, ['note', 'source'], inWave(contexts)),
	published_figure: open(publishedFigures, ['source', 'note'], inWave(publishedFigures)),
	request: open(
		requests,
		['reference', 'contact', 'text'],
		inWave(requests, { request: requests.id })
	),
	request_event: kept(
		requestEvents,
		['note'],
		ofRequest(requestEvents.requestId, {
			detail: inWords(requestEvents.kind),
			at: requestEvents.recordedAt,
			by: requestEvents.recordedBy
		}),
		{ note: null }
	),
	response: open(responses, ['source'], inWave(responses)),
	letter: kept(
		documents,
		['name', 'sha256'],
		ofRequest(documents.requestId, { at: documents.uploadedAt, by: documents.uploadedBy }),
		{ name: null, sha256: null, isPublic: false },
		documents.sha256
	),
	internal_note: open(answers, ['internalNote'], inWave(answers)),
	draft: {
		...open(drafts, [], ofAnswer(drafts.answerId, { at: drafts.savedAt, by: drafts.savedBy })),
		typed: { content: drafts.content, before: drafts.before },
		// Whoever has it open has the words still, and saves over what they have not seen no more.
		besides: { version: sql`${drafts.version} + 1` }
	},
	second_coding: {
		...open(secondCodings, ['content', 'settlementNote'], ofAnswer(secondCodings.answerId)),
		typed: { draft: secondCodings.draft },
		besides: { version: sql`${secondCodings.version} + 1` }
	},
	revision: frozen(
		revisions,
		ofAnswerOrFinding(revisions, {
			revision: revisions.number,
			at: revisions.createdAt,
			by: revisions.author
		})
	),
	comment: frozen(comments, ofAnswerOrFinding(comments, { at: comments.at, by: comments.author })),
	reply: frozen(replies, ofRevision(replies.revisionId, { at: replies.at })),
	codebook_entry: {
		...open(
			codebookEntries,
			['phrase', 'coding'],
			ofPartOfSurvey(questions, codebookEntries.questionId, {
				question: questions.code,
				at: codebookEntries.changedAt,
				by: codebookEntries.changedBy
			})
		),
		essential: 'phrase'
	},
	edition_note: kept(
		editions,
		['note'],
		ofSurvey(editions.surveyId, { edition: editions.number }),
		{ note: '' }
	),
	edition_event: kept(
		editionEvents,
		['content'],
		ofEdition(editionEvents.editionId, {
			detail: inWords(editionEvents.kind),
			at: editionEvents.at,
			by: editionEvents.actor
		}),
		{ content: sql`${editionEvents.content} - 'words'` }
	),
	correction: frozen(
		corrections,
		ofEdition(corrections.editionId, { at: corrections.at, by: corrections.actor })
	),
	edition_record: {
		...frozen(
			editionRecords,
			ofEdition(editionRecords.editionId, {
				// The key of a letter ends with the hash of its file, which tells nobody anything.
				detail: sql`${inWords(editionRecords.kind)} || ' ' || regexp_replace(${editionRecords.key}, ' [0-9a-f]{64}$', '')`
			})
		),
		// The settings of a chart are codes and no words.
		only: sql`${isNull(editionRecords.erasureId)} and ${ne(editionRecords.kind, 'chart')}`
	},
	edition_answer: frozen(
		editionAnswers,
		ofEdition(editionAnswers.editionId, {
			wave: editionAnswers.wave,
			body: editionAnswers.body,
			question: editionAnswers.question
		})
	),
	edition_assessment: frozen(
		editionAssessments,
		ofEdition(editionAssessments.editionId, {
			wave: editionAssessments.wave,
			body: editionAssessments.body,
			criterion: editionAssessments.criterion
		})
	)
};
