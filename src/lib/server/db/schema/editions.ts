import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { Answer } from '$lib/domain/answers/answer';
import type { RecordKind } from '$lib/domain/editions/contents';
import type { CorrectionContent } from '$lib/domain/editions/correction';
import { editionEventKinds } from '$lib/domain/editions/edition';
import type { Assessment } from '$lib/domain/gaps/assessment';
import { frozenContent, instant } from './columns';
import { erasures } from './erasures';
import { surveys } from './surveys';

/** A numbered, frozen publication of a survey. */
export const editions = pgTable(
	'editions',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		surveyId: integer('survey_id')
			.notNull()
			.references(() => surveys.id),
		number: integer('number').notNull(),
		publishedAt: instant('published_at').notNull(),
		publishedBy: text('published_by').notNull(),
		/** What it is, in its publisher's words; empty once they are erased. */
		note: text('note').notNull(),
		/** SHA-256 over the contents alone, so that two installations with the same contents agree. */
		contentHash: text('content_hash').notNull(),
		/** SHA-256 over the list of its rows' salted hashes, which an erasure leaves as they are. */
		seal: text('seal').notNull(),
		/** Where its note was erased. */
		erasureId: integer('erasure_id').references(() => erasures.id)
	},
	(table) => [unique('editions_number').on(table.surveyId, table.number)]
);

const ofEdition = () => ({
	id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
	editionId: integer('edition_id')
		.notNull()
		.references(() => editions.id),
	position: integer('position').notNull()
});

/** All that an edition holds besides answers and assessments: survey, waves, questions, bodies … */
export const editionRecords = pgTable(
	'edition_records',
	{
		...ofEdition(),
		kind: text('kind').$type<RecordKind>().notNull(),
		key: text('key').notNull(),
		...frozenContent<Record<string, unknown>>()
	},
	(table) => [unique('edition_records_key').on(table.editionId, table.kind, table.key)]
);

export const editionAnswers = pgTable(
	'edition_answers',
	{
		...ofEdition(),
		wave: text('wave').notNull(),
		body: text('body').notNull(),
		question: text('question').notNull(),
		...frozenContent<Omit<Answer, 'wave' | 'body' | 'question'>>()
	},
	(table) => [
		unique('edition_answers_place').on(table.editionId, table.wave, table.body, table.question)
	]
);

export const editionAssessments = pgTable(
	'edition_assessments',
	{
		...ofEdition(),
		wave: text('wave').notNull(),
		/** Null for government as a whole. */
		body: text('body'),
		criterion: text('criterion').notNull(),
		...frozenContent<Omit<Assessment, 'wave' | 'body' | 'criterion'>>()
	},
	(table) => [
		unique('edition_assessments_place')
			.on(table.editionId, table.wave, table.body, table.criterion)
			.nullsNotDistinct()
	]
);

/** What an edition corrects of what was public before it, and why. Never changed; erased at most. */
export const corrections = pgTable(
	'corrections',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		/** The edition that corrects. */
		editionId: integer('edition_id')
			.notNull()
			.references(() => editions.id),
		at: instant('at').notNull(),
		actor: text('actor').notNull(),
		...frozenContent<CorrectionContent>()
	},
	(table) => [index('corrections_edition').on(table.editionId)]
);

/** What happened to an edition after it was frozen: laid over it at reading. */
export const editionEvents = pgTable(
	'edition_events',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		editionId: integer('edition_id')
			.notNull()
			.references(() => editions.id),
		kind: text('kind', { enum: editionEventKinds }).notNull(),
		at: instant('at').notNull(),
		actor: text('actor').notNull(),
		/** `until` of an embargo, `words` for readers, `contentHash` after an erasure. */
		content: jsonb('content')
			.$type<{ until?: string; words?: string; contentHash?: string }>()
			.notNull(),
		/** Where its words were erased. */
		erasureId: integer('erasure_id').references(() => erasures.id)
	},
	(table) => [index('edition_events_edition').on(table.editionId)]
);
