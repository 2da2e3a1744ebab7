import { boolean, integer, jsonb, pgView, text } from 'drizzle-orm/pg-core';
import type { FindingContent } from '$lib/domain/gaps/assessment';
import type { RecordKind } from '$lib/domain/editions/contents';
import type { RevisionState } from '$lib/domain/review/transition';

/*
 * The working records as an edition would freeze them: the same columns as the edition's tables, so
 * that one set of queries reads either. The views are made by a migration of their own.
 */

export const workingRecords = pgView('working_records', {
	surveyId: integer('survey_id').notNull(),
	position: integer('position').notNull(),
	kind: text('kind').$type<RecordKind>().notNull(),
	key: text('key').notNull(),
	content: jsonb('content').$type<Record<string, unknown>>()
}).existing();

/** Accepted answers. Their words are generated at reading, and frozen with the edition. */
export const workingAnswers = pgView('working_answers', {
	surveyId: integer('survey_id').notNull(),
	position: integer('position').notNull(),
	wave: text('wave').notNull(),
	body: text('body').notNull(),
	question: text('question').notNull(),
	content: jsonb('content').$type<Record<string, unknown>>()
}).existing();

/** As `workingRecords`, with every wave and every body that one asks, answered or not. Nothing is frozen from it. */
export const askedRecords = pgView('asked_records', {
	surveyId: integer('survey_id').notNull(),
	position: integer('position').notNull(),
	kind: text('kind').$type<RecordKind>().notNull(),
	key: text('key').notNull(),
	content: jsonb('content').$type<Record<string, unknown>>()
}).existing();

/** The latest revision of each answer, accepted or not. Nothing is frozen from it. */
export const submittedAnswers = pgView('submitted_answers', {
	surveyId: integer('survey_id').notNull(),
	position: integer('position').notNull(),
	wave: text('wave').notNull(),
	body: text('body').notNull(),
	question: text('question').notNull(),
	content: jsonb('content').$type<Record<string, unknown>>(),
	/** Where it stands in review. */
	state: text('state').$type<RevisionState>().notNull(),
	/** Whether an earlier one is accepted, and stands until this one is. */
	followsAccepted: boolean('follows_accepted').notNull()
}).existing();

/** Accepted findings, from which the assessments of an edition are worked out. */
export const workingFindings = pgView('working_findings', {
	surveyId: integer('survey_id').notNull(),
	wave: text('wave').notNull(),
	body: text('body'),
	criterion: text('criterion').notNull(),
	content: jsonb('content').$type<FindingContent>()
}).existing();
