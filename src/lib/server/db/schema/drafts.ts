import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { Draft, DraftBefore } from '$lib/domain/answers/draft';
import { answers, responses, revisions } from './answers';
import { instant } from './columns';
import { questions } from './surveys';

/** What someone is typing for an answer: one for each, shared by the researchers, gone once submitted. */
export const drafts = pgTable(
	'drafts',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		answerId: integer('answer_id')
			.notNull()
			.unique()
			.references(() => answers.id),
		/** The response it codes; null where none has come. */
		responseId: integer('response_id').references(() => responses.id),
		/** The revision that it would follow: the latest when it was begun; null where there was none. */
		followsRevisionId: integer('follows_revision_id').references(() => revisions.id),
		/** One more with each save, so that nobody saves over what they have not seen. */
		version: integer('version').notNull(),
		content: jsonb('content').$type<Draft>().notNull(),
		/** What it was before something was applied to all that remained: for undoing it, until it is saved again. */
		before: jsonb('before').$type<DraftBefore>(),
		savedAt: instant('saved_at').notNull(),
		/** The key of the actor who saved it last. */
		savedBy: text('saved_by').notNull()
	},
	(table) => [
		index('drafts_response').on(table.responseId),
		index('drafts_follows').on(table.followsRevisionId)
	]
);

/** How a phrase that bodies use is coded, for one question. Kept by the researchers. */
export const codebookEntries = pgTable(
	'codebook_entries',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		questionId: integer('question_id')
			.notNull()
			.references(() => questions.id),
		/** The phrase, as letters have it: "general guidance". */
		phrase: text('phrase').notNull(),
		/** How it is coded, and why. */
		coding: text('coding').notNull(),
		changedAt: instant('changed_at').notNull(),
		changedBy: text('changed_by').notNull()
	},
	(table) => [unique('codebook_entries_phrase').on(table.questionId, table.phrase)]
);
