import { sql } from 'drizzle-orm';
import {
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	unique,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import type { AnswerContent } from '$lib/domain/answers/answer';
import type { Evidence } from '$lib/domain/evidence/evidence';
import type { FindingContent } from '$lib/domain/gaps/assessment';
import { revisionStates } from '$lib/domain/review/transition';
import { bodies } from './bodies';
import { frozenContent, instant } from './columns';
import { requestEvents, requests } from './requests';
import { criteria, questions, waves } from './surveys';

/**
 * A reply to a request. The first of a body in a wave, by its day, has ordinal 1; a late or partial one,
 * a review or a decision follows.
 */
export const responses = pgTable(
	'responses',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		waveId: integer('wave_id')
			.notNull()
			.references(() => waves.id),
		bodyId: integer('body_id')
			.notNull()
			.references(() => bodies.id),
		ordinal: integer('ordinal').notNull(),
		/** The request it replies to; null where it is known from a published source alone. */
		requestId: integer('request_id').references(() => requests.id),
		/** The event by which it came, which says of what sort it is; null as above. */
		eventId: integer('event_id')
			.unique()
			.references(() => requestEvents.id),
		/** The day of the response, where it is known. */
		respondedOn: date('responded_on'),
		/** The published source it is known from, where the letters have not been seen. */
		source: jsonb('source').$type<Evidence>(),
		/** When all that it says had been submitted; null while there is something left to enter. */
		enteredAt: instant('entered_at')
	},
	(table) => [
		unique('responses_ordinal').on(table.waveId, table.bodyId, table.ordinal),
		index('responses_request').on(table.requestId),
		check(
			'responses_request_and_event',
			sql`(${table.requestId} IS NULL) = (${table.eventId} IS NULL)`
		)
	]
);

/** What one body says to one question in one wave: a place for revisions, pointing at the accepted one. */
export const answers = pgTable(
	'answers',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		waveId: integer('wave_id')
			.notNull()
			.references(() => waves.id),
		bodyId: integer('body_id')
			.notNull()
			.references(() => bodies.id),
		questionId: integer('question_id')
			.notNull()
			.references(() => questions.id),
		acceptedRevisionId: integer('accepted_revision_id').references((): AnyPgColumn => revisions.id),
		/** What the researchers tell one another about it. No part of a revision, and never published. */
		internalNote: text('internal_note'),
		/**
		 * The version of its last draft, where that is gone. The next one goes on from it, so that nobody
		 * saves what was typed for the one over the other.
		 */
		lastDraftVersion: integer('last_draft_version').notNull().default(0)
	},
	(table) => [unique('answers_place').on(table.waveId, table.bodyId, table.questionId)]
);

/** A person's outcome for a body and criterion: it has revisions as an answer has. */
export const findings = pgTable(
	'findings',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		waveId: integer('wave_id')
			.notNull()
			.references(() => waves.id),
		/** Null for government as a whole. */
		bodyId: integer('body_id').references(() => bodies.id),
		criterionId: integer('criterion_id')
			.notNull()
			.references(() => criteria.id),
		acceptedRevisionId: integer('accepted_revision_id').references((): AnyPgColumn => revisions.id)
	},
	(table) => [
		unique('findings_place').on(table.waveId, table.bodyId, table.criterionId).nullsNotDistinct()
	]
);

/** What someone submitted for an answer or a finding. Never changed; erased at most. */
export const revisions = pgTable(
	'revisions',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		answerId: integer('answer_id').references((): AnyPgColumn => answers.id),
		findingId: integer('finding_id').references((): AnyPgColumn => findings.id),
		number: integer('number').notNull(),
		/** The response it codes; null where none has come, and for findings. */
		responseId: integer('response_id').references(() => responses.id),
		author: text('author').notNull(),
		createdAt: instant('created_at').notNull(),
		...frozenContent<AnswerContent | FindingContent>()
	},
	(table) => [
		unique('revisions_of_answer').on(table.answerId, table.number),
		unique('revisions_of_finding').on(table.findingId, table.number),
		check(
			'revisions_have_one_subject',
			sql`num_nonnulls(${table.answerId}, ${table.findingId}) = 1`
		)
	]
);

/** Every step of a revision through review. Rows, never an overwritten state. */
export const transitions = pgTable(
	'transitions',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		revisionId: integer('revision_id')
			.notNull()
			.references(() => revisions.id),
		from: text('from', { enum: revisionStates }),
		to: text('to', { enum: revisionStates }).notNull(),
		actor: text('actor').notNull(),
		at: instant('at').notNull()
	},
	(table) => [index('transitions_revision').on(table.revisionId)]
);
