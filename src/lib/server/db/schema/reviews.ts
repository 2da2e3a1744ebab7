import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { AnswerContent } from '$lib/domain/answers/answer';
import type { Draft } from '$lib/domain/answers/draft';
import type { CommentContent } from '$lib/domain/review/comment';
import type { ReplyContent } from '$lib/domain/review/reply';
import { settlements } from '$lib/domain/review/settlement';
import { accounts } from './accounts';
import { answers, findings, revisions, transitions } from './answers';
import { bodies } from './bodies';
import { frozenContent, instant } from './columns';
import { waves } from './surveys';

/** What people say to one another about an answer or a finding: its thread. Never changed; erased at most. */
export const comments = pgTable(
	'comments',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		answerId: integer('answer_id').references(() => answers.id),
		findingId: integer('finding_id').references(() => findings.id),
		/** The revision that it is about. */
		revisionId: integer('revision_id')
			.notNull()
			.references(() => revisions.id),
		/** The step through review that it was given with: of a query, what is asked. */
		transitionId: integer('transition_id')
			.unique()
			.references(() => transitions.id),
		author: text('author').notNull(),
		at: instant('at').notNull(),
		...frozenContent<CommentContent>()
	},
	(table) => [
		index('comments_answer').on(table.answerId),
		index('comments_finding').on(table.findingId),
		index('comments_revision').on(table.revisionId),
		check('comments_have_one_subject', sql`num_nonnulls(${table.answerId}, ${table.findingId}) = 1`)
	]
);

/** That a share of a wave's answers is coded a second time, by somebody who does not see the first coding. */
export const secondCodingSamples = pgTable(
	'second_coding_samples',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		waveId: integer('wave_id')
			.notNull()
			.unique()
			.references(() => waves.id),
		sharePercent: integer('share_percent').notNull(),
		/** What the sample was drawn with: anybody can draw the same again. */
		seed: text('seed').notNull(),
		drawnAt: instant('drawn_at').notNull(),
		drawnBy: text('drawn_by').notNull(),
		/** Who codes it a second time. */
		coderId: integer('coder_id')
			.notNull()
			.references(() => accounts.id)
	},
	(table) => [
		index('second_coding_samples_coder').on(table.coderId),
		check('second_coding_samples_share', sql`${table.sharePercent} BETWEEN 1 AND 100`)
	]
);

/** The second coding of one answer. Never a revision, and no part of an edition. */
export const secondCodings = pgTable(
	'second_codings',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		sampleId: integer('sample_id')
			.notNull()
			.references(() => secondCodingSamples.id),
		answerId: integer('answer_id')
			.notNull()
			.references(() => answers.id),
		/** One more with each save. */
		version: integer('version').notNull().default(0),
		/** What is being typed; null before, and once it is submitted. */
		draft: jsonb('draft').$type<Draft>(),
		content: jsonb('content').$type<AnswerContent>(),
		submittedAt: instant('submitted_at'),
		/** Where the two differ: which of them stands, or neither. */
		settlement: text('settlement', { enum: settlements }),
		settlementNote: text('settlement_note'),
		settledAt: instant('settled_at'),
		settledBy: text('settled_by')
	},
	(table) => [
		unique('second_codings_place').on(table.sampleId, table.answerId),
		index('second_codings_answer').on(table.answerId),
		check(
			'second_codings_submitted_whole',
			sql`(${table.content} IS NULL) = (${table.submittedAt} IS NULL)`
		),
		check(
			'second_codings_settled_whole',
			sql`num_nonnulls(${table.settlement}, ${table.settledAt}, ${table.settledBy}) IN (0, 3)`
		)
	]
);

/** A private link by which a body sees how its answers are coded, and replies. Its token was shown once. */
export const replyInvitations = pgTable(
	'reply_invitations',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		waveId: integer('wave_id')
			.notNull()
			.references(() => waves.id),
		bodyId: integer('body_id')
			.notNull()
			.references(() => bodies.id),
		/** SHA-256 of the token. */
		tokenHash: text('token_hash').notNull().unique(),
		createdAt: instant('created_at').notNull(),
		createdBy: text('created_by').notNull(),
		expiresAt: instant('expires_at').notNull(),
		/** When the body first opened it. */
		openedAt: instant('opened_at'),
		withdrawnAt: instant('withdrawn_at'),
		withdrawnBy: text('withdrawn_by')
	},
	(table) => [
		index('reply_invitations_place').on(table.waveId, table.bodyId),
		index('reply_invitations_body').on(table.bodyId),
		check(
			'reply_invitations_withdrawn_whole',
			sql`(${table.withdrawnAt} IS NULL) = (${table.withdrawnBy} IS NULL)`
		)
	]
);

/** What a body replied to the coding of one answer. A later reply is another row. */
export const replies = pgTable(
	'replies',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		invitationId: integer('invitation_id')
			.notNull()
			.references(() => replyInvitations.id),
		/** The revision that the body was shown. */
		revisionId: integer('revision_id')
			.notNull()
			.references(() => revisions.id),
		at: instant('at').notNull(),
		/** Whether the body says that it may be published. */
		mayBePublished: boolean('may_be_published').notNull(),
		...frozenContent<ReplyContent>()
	},
	(table) => [
		index('replies_invitation').on(table.invitationId),
		index('replies_revision').on(table.revisionId)
	]
);

/** The replies that the next edition shows beside their answers. */
export const publishedReplies = pgTable('published_replies', {
	replyId: integer('reply_id')
		.primaryKey()
		.references(() => replies.id),
	at: instant('at').notNull(),
	actor: text('actor').notNull()
});
