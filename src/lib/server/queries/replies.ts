import { and, asc, count, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { answerKey, type Answer, type AnswerContent } from '$lib/domain/answers/answer';
import { generateWording } from '$lib/domain/answers/wording';
import { bodySchema } from '$lib/domain/bodies/body';
import type { Contents } from '$lib/domain/editions/assemble';
import type { RecordKind } from '$lib/domain/editions/contents';
import { assessWave } from '$lib/domain/gaps/assess-wave';
import { criterionSchema, isStated } from '$lib/domain/gaps/assessment';
import { questionSchema } from '$lib/domain/questions/question';
import type { ReplyContent } from '$lib/domain/review/reply';
import type { Database } from '../db/connect';
import {
	answers,
	askedRecords,
	bodies,
	publishedReplies,
	questions,
	replies,
	replyInvitations,
	responses,
	revisions,
	workingFindings
} from '../db/schema';
import type { Frozen } from './frozen';
import { onlyRow } from './only-row';
import type { InvitationPlace, StoredInvitation } from './reply-invitations';

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

/** The latest revision of each answer of a wave. */
const latestRevisions = (db: Database, waveId: number) =>
	db
		.selectDistinctOn([revisions.answerId], {
			answerId: revisions.answerId,
			id: revisions.id,
			number: revisions.number
		})
		.from(revisions)
		.innerJoin(answers, eq(answers.id, revisions.answerId))
		.where(eq(answers.waveId, waveId))
		.orderBy(revisions.answerId, desc(revisions.number))
		.as('latest');

/** How many answers of each body of a wave, by its slug, have been submitted: what a reply can be to. */
export async function countShownAnswers(
	db: Database,
	waveId: number
): Promise<ReadonlyMap<string, number>> {
	const latest = latestRevisions(db, waveId);
	const rows = await db
		.select({ body: bodies.slug, answers: count() })
		.from(answers)
		.innerJoin(latest, eq(latest.answerId, answers.id))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.groupBy(bodies.slug);
	return new Map(rows.map((row) => [row.body, row.answers]));
}

/** Which of these revisions are of answers of one body in one wave. */
export async function listRevisionsOfBody(
	tx: Database,
	{ waveId, bodyId }: { waveId: number; bodyId: number },
	revisionIds: readonly number[]
): Promise<{ id: number; contentHash: string; question: string }[]> {
	if (revisionIds.length === 0) return [];
	return tx
		.select({ id: revisions.id, contentHash: revisions.contentHash, question: questions.code })
		.from(revisions)
		.innerJoin(answers, eq(answers.id, revisions.answerId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.where(
			and(
				inArray(revisions.id, [...revisionIds]),
				eq(answers.waveId, waveId),
				eq(answers.bodyId, bodyId),
				isNotNull(revisions.content)
			)
		);
}

/** What an edition would say of one body in one wave if all that is submitted were accepted, and nothing else. */
export interface ShownContents extends Contents {
	/** The revision of each answer, by its question. */
	shown: ReadonlyMap<string, { revisionId: number; isAccepted: boolean }>;
}

const shownKinds: RecordKind[] = [
	'survey',
	'wave',
	'question',
	'body',
	'recommendation',
	'criterion'
];

/**
 * The latest revision of each answer of one body in one wave, with what these come to against the
 * criteria. Nothing of another body, no note or comment of those who work on it. What is erased is left
 * out.
 */
export async function readShownContents(
	db: Database,
	{
		waveId,
		bodyId,
		place
	}: Pick<StoredInvitation, 'waveId' | 'bodyId'> & { place: InvitationPlace }
): Promise<ShownContents> {
	const latest = latestRevisions(db, waveId);
	const [recordRows, answerRows, findingRows] = await Promise.all([
		db
			.select({ kind: askedRecords.kind, key: askedRecords.key, content: askedRecords.content })
			.from(askedRecords)
			.where(and(eq(askedRecords.surveyId, place.surveyId), inArray(askedRecords.kind, shownKinds)))
			.orderBy(asc(askedRecords.position)),
		db
			.select({
				revisionId: revisions.id,
				acceptedRevisionId: answers.acceptedRevisionId,
				content: revisions.content,
				question: questions.definition,
				respondedOn: responses.respondedOn
			})
			.from(answers)
			.innerJoin(latest, eq(latest.answerId, answers.id))
			.innerJoin(revisions, eq(revisions.id, latest.id))
			.innerJoin(questions, eq(questions.id, answers.questionId))
			.leftJoin(responses, eq(responses.id, revisions.responseId))
			.where(eq(answers.bodyId, bodyId))
			.orderBy(asc(questions.position)),
		db
			.select({ criterion: workingFindings.criterion, content: workingFindings.content })
			.from(workingFindings)
			.where(
				and(
					eq(workingFindings.surveyId, place.surveyId),
					eq(workingFindings.wave, place.wave),
					eq(workingFindings.body, place.body)
				)
			)
	]);
	const records = recordRows.filter(
		({ kind, key }) =>
			(kind !== 'body' || key === place.body) && (kind !== 'wave' || key === place.wave)
	);
	const contentsOf = (kind: RecordKind) =>
		records.filter((record) => record.kind === kind).map(({ content }) => content);
	const [wave] = contentsOf('wave');
	if (!wave) throw new Error(`The survey has no wave "${place.wave}".`);
	const asAt = String(wave.as_at);

	const shown = new Map<string, { revisionId: number; isAccepted: boolean }>();
	const coded: Answer[] = [];
	for (const { revisionId, acceptedRevisionId, content, question, respondedOn } of answerRows) {
		if (content === null) continue;
		const asked = questionSchema.parse(question);
		const answer = content as AnswerContent;
		const generated = generateWording(asked, answer, asAt);
		shown.set(asked.code, { revisionId, isAccepted: acceptedRevisionId === revisionId });
		coded.push({
			...answer,
			wave: place.wave,
			body: place.body,
			question: asked.code,
			wording: answer.wording_override ?? generated,
			generated_wording: generated,
			first_disposition: answer.disposition,
			responded_on: respondedOn
		});
	}
	return {
		records,
		answers: coded,
		assessments: assessWave(
			place.wave,
			contentsOf('criterion')
				.map((content) => criterionSchema.parse(content))
				.filter(({ scope }) => scope !== 'government'),
			contentsOf('body').map((content) => bodySchema.parse(content)),
			new Map(coded.map((answer) => [answerKey(answer.body, answer.question), answer])),
			findingRows.flatMap(({ criterion, content }) =>
				content && isStated(content)
					? [{ ...content, criterion, wave: place.wave, body: place.body }]
					: []
			)
		),
		shown
	};
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
