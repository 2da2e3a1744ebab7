import { and, eq, inArray, sql } from 'drizzle-orm';
import { adoptsWording } from '$lib/domain/review/adopts-wording';
import type { CommentContent } from '$lib/domain/review/comment';
import { sortThread, type ThreadEntry } from '$lib/domain/review/thread';
import type { Database } from '../db/connect';
import { comments, replies, revisions, transitions } from '../db/schema';
import type { Frozen } from './frozen';
import { onlyRow } from './only-row';
import type { RevisionSubject } from './revisions';

/** Adds to the thread of an answer or a finding, and gives the id of what was said. */
export async function insertComment(
	tx: Database,
	{
		subject,
		...comment
	}: Frozen<CommentContent> & {
		subject: RevisionSubject;
		revisionId: number;
		/** The step through review that it was given with; null where it stands alone. */
		transitionId: number | null;
		author: string;
		at: Date;
	}
): Promise<number> {
	const rows = await tx
		.insert(comments)
		.values({ ...subject, ...comment })
		.returning({ id: comments.id });
	return onlyRow(rows).id;
}

/** The words for readers that somebody has proposed for an answer or a finding, but for those erased. */
export async function listProposedWordings(
	db: Database,
	subject: RevisionSubject,
	author: string
): Promise<string[]> {
	const rows = await db
		.select({ content: comments.content })
		.from(comments)
		.where(
			and(
				'answerId' in subject
					? eq(comments.answerId, subject.answerId)
					: eq(comments.findingId, subject.findingId),
				eq(comments.author, author)
			)
		);
	return rows.flatMap(({ content }) => content?.proposed_wording ?? []);
}

/** The last revisions that have words for readers which somebody proposed. */
export async function listAdoptions(db: Database, author: string): Promise<Set<number>> {
	const rows = await db
		.select({
			revisionId: revisions.id,
			content: revisions.content,
			proposed: comments.content
		})
		.from(comments)
		.innerJoin(revisions, eq(revisions.answerId, comments.answerId))
		.where(
			and(
				eq(comments.author, author),
				sql`${comments.content} ->> 'proposed_wording' is not null`,
				sql`${revisions.content} ->> 'wording_override' is not null`
			)
		);
	return new Set(
		rows
			.filter(({ content, proposed }) =>
				adoptsWording(
					content && 'wording_override' in content ? content.wording_override : null,
					[proposed?.proposed_wording ?? []].flat()
				)
			)
			.map(({ revisionId }) => revisionId)
	);
}

/**
 * The threads of some answers, or of some findings: each submission, decision, comment, proposal and reply
 * in the order of time.
 * @returns by the id of the answer or the finding; what has no revision has no thread
 */
export async function readThreads(
	db: Database,
	of: { answerIds: readonly number[] } | { findingIds: readonly number[] }
): Promise<Map<number, ThreadEntry[]>> {
	const column = 'answerIds' in of ? revisions.answerId : revisions.findingId;
	const ids = 'answerIds' in of ? of.answerIds : of.findingIds;
	const isOfThem = inArray(column, [...ids]);
	const [steps, said, replied] = await Promise.all([
		db
			.select({
				subject: column,
				id: transitions.id,
				kind: transitions.to,
				at: transitions.at,
				by: transitions.actor,
				revisionId: transitions.revisionId
			})
			.from(transitions)
			.innerJoin(revisions, eq(revisions.id, transitions.revisionId))
			.where(isOfThem),
		db
			.select({
				subject: column,
				transitionId: comments.transitionId,
				content: comments.content,
				at: comments.at,
				by: comments.author,
				revisionId: comments.revisionId
			})
			.from(comments)
			.innerJoin(revisions, eq(revisions.id, comments.revisionId))
			.where(isOfThem),
		db
			.select({
				subject: column,
				content: replies.content,
				at: replies.at,
				revisionId: replies.revisionId
			})
			.from(replies)
			.innerJoin(revisions, eq(revisions.id, replies.revisionId))
			.where(isOfThem)
	]);
	const given = new Map(said.map((one) => [one.transitionId, one]));
	const entries: (ThreadEntry & { subject: number | null })[] = [
		...steps.map(({ id, ...step }) => {
			const words = given.get(id);
			return {
				...step,
				text: words?.content?.text ?? null,
				proposedWording: null,
				isErased: words !== undefined && words.content === null
			};
		}),
		...said
			.filter(({ transitionId }) => transitionId === null)
			.map(({ subject, at, by, revisionId, content }) => ({
				subject,
				at,
				by,
				revisionId,
				kind: content?.proposed_wording ? ('proposal' as const) : ('comment' as const),
				text: content?.text || null,
				proposedWording: content?.proposed_wording ?? null,
				isErased: content === null
			})),
		...replied.map(({ content, ...reply }) => ({
			...reply,
			kind: 'reply' as const,
			by: null,
			text: content?.text ?? null,
			proposedWording: null,
			isErased: content === null
		}))
	];
	const threads = new Map<number, ThreadEntry[]>();
	for (const { subject, ...entry } of sortThread(entries)) {
		if (subject === null) continue;
		threads.set(subject, [...(threads.get(subject) ?? []), entry]);
	}
	return threads;
}
