import { and, count, desc, eq } from 'drizzle-orm';
import { questionSchema } from '$lib/domain/questions/question';
import type { ReplyContent } from '$lib/domain/review/reply';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	publishedReplies,
	questions,
	replies,
	replyInvitations,
	revisions
} from '../db/schema';
import type { Frozen } from './frozen';
import { onlyRow } from './only-row';
import { latestRevisions } from './shown-contents';

/** What a body replied to the coding of one answer, as the workspace reads it. */
export interface StoredReply {
	id: number;
	invitationId: number;
	/** The revision that the body was shown. */
	revisionId: number;
	at: Date;
	/** Whether the body says that it may be published. */
	mayBePublished: boolean;
	/** Null where it was erased. */
	text: string | null;
	/** When it was marked public here; null where it is not. */
	publishedAt: Date | null;
	/** The body's slug. */
	body: string;
	question: { code: string; title: string };
	/** The number of the revision that it is to, from 1, and of the latest that there is of the answer. */
	revision: { number: number; latest: number };
}

/** The replies of a wave, or of one body in it: the newest first. */
export async function listReplies(
	db: Database,
	place: { waveId: number; bodyId?: number }
): Promise<StoredReply[]> {
	const latest = latestRevisions(db, place.waveId);
	const rows = await db
		.select({
			id: replies.id,
			invitationId: replies.invitationId,
			revisionId: replies.revisionId,
			at: replies.at,
			mayBePublished: replies.mayBePublished,
			content: replies.content,
			publishedAt: publishedReplies.at,
			body: bodies.slug,
			question: questions.definition,
			number: revisions.number,
			latest: latest.number
		})
		.from(replies)
		.innerJoin(revisions, eq(revisions.id, replies.revisionId))
		.innerJoin(answers, eq(answers.id, revisions.answerId))
		.innerJoin(latest, eq(latest.answerId, answers.id))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.leftJoin(publishedReplies, eq(publishedReplies.replyId, replies.id))
		.where(
			and(
				eq(answers.waveId, place.waveId),
				place.bodyId === undefined ? undefined : eq(answers.bodyId, place.bodyId)
			)
		)
		.orderBy(desc(replies.id));
	return rows.map(({ content, question, number, latest: last, ...row }) => {
		const { code, title } = questionSchema.parse(question);
		return {
			...row,
			text: content?.text ?? null,
			question: { code, title },
			revision: { number, latest: last }
		};
	});
}

/** How many replies came by an invitation. */
export async function countReplies(db: Database, invitationId: number): Promise<number> {
	const rows = await db
		.select({ replies: count() })
		.from(replies)
		.where(eq(replies.invitationId, invitationId));
	return onlyRow(rows).replies;
}

/** Inserts a reply and gives its id. */
export async function insertReply(
	tx: Database,
	reply: Frozen<ReplyContent> &
		Pick<StoredReply, 'invitationId' | 'revisionId' | 'at' | 'mayBePublished'>
): Promise<number> {
	return onlyRow(await tx.insert(replies).values(reply).returning({ id: replies.id })).id;
}

/** A reply, locked until the transaction ends, with the wave and the body that it is of; or null. */
export async function lockReply(
	tx: Database,
	replyId: number
): Promise<{
	waveId: number;
	body: string;
	mayBePublished: boolean;
	isErased: boolean;
	contentHash: string;
} | null> {
	const [row] = await tx
		.select({
			waveId: replyInvitations.waveId,
			body: bodies.slug,
			mayBePublished: replies.mayBePublished,
			erasureId: replies.erasureId,
			contentHash: replies.contentHash
		})
		.from(replies)
		.innerJoin(replyInvitations, eq(replyInvitations.id, replies.invitationId))
		.innerJoin(bodies, eq(bodies.id, replyInvitations.bodyId))
		.where(eq(replies.id, replyId))
		.for('update', { of: replies });
	if (!row) return null;
	const { erasureId, ...reply } = row;
	return { ...reply, isErased: erasureId !== null };
}

/** Marks a reply public. One that is so already stays as it is. */
export async function insertPublishedReply(
	tx: Database,
	published: typeof publishedReplies.$inferInsert
): Promise<void> {
	await tx.insert(publishedReplies).values(published).onConflictDoNothing();
}

/** Takes the mark of a public reply back. */
export async function deletePublishedReply(tx: Database, replyId: number): Promise<void> {
	await tx.delete(publishedReplies).where(eq(publishedReplies.replyId, replyId));
}
