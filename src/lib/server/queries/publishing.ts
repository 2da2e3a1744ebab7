import {
	and,
	asc,
	count,
	countDistinct,
	desc,
	eq,
	gt,
	isNotNull,
	isNull,
	notExists,
	sql
} from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { WaveWork } from '$lib/domain/editions/checklist';
import { codingsDiffer } from '$lib/domain/review/agreement/compared-codes';
import type { Database } from '../db/connect';
import {
	answers,
	comments,
	documents,
	findings,
	publishedReplies,
	questions,
	replies,
	replyInvitations,
	requests,
	revisions,
	secondCodingSamples,
	submittedAnswers,
	transitions,
	waveBodies,
	waves
} from '../db/schema';
import { listQuestions } from './questions';
import { listFirstCodings, listSecondCodings } from './second-codings';

/** What stands of each wave of a survey, in their order, for the checklist before publishing. */
export async function listWaveWork(db: Database, surveyId: number, now: Date): Promise<WaveWork[]> {
	const rows = await db
		.select({ id: waves.id, wave: waves.slug, title: waves.title })
		.from(waves)
		.where(eq(waves.surveyId, surveyId))
		.orderBy(asc(waves.position));
	const [inReview, missing, findingsInReview, letters, repliesOpen, awaited, codings] =
		await Promise.all([
			countInReview(db, surveyId),
			countMissing(db, surveyId),
			countFindingsInReview(db, surveyId),
			countLetters(db, surveyId),
			countOpenReplies(db, surveyId),
			countAwaitedReplies(db, surveyId, now),
			countSecondCodings(db, surveyId)
		]);
	return rows.map(({ id, wave, title }) => ({
		wave,
		title,
		submitted: inReview.get(`${wave} submitted`) ?? 0,
		queried: inReview.get(`${wave} queried`) ?? 0,
		notEntered: missing.get(id) ?? 0,
		findingsSubmitted: findingsInReview.get(`${id} submitted`) ?? 0,
		findingsQueried: findingsInReview.get(`${id} queried`) ?? 0,
		letters: letters.get(id)?.all ?? 0,
		lettersUnchecked: letters.get(id)?.unchecked ?? 0,
		lettersPrivate: letters.get(id)?.closed ?? 0,
		repliesOpen: repliesOpen.get(id) ?? 0,
		repliesAwaited: awaited.get(id) ?? 0,
		secondCodingsOpen: codings.get(id)?.open ?? 0,
		secondCodingsUnsettled: codings.get(id)?.unsettled ?? 0
	}));
}

async function countInReview(db: Database, surveyId: number): Promise<Map<string, number>> {
	const { wave, state } = submittedAnswers;
	const rows = await db
		.select({ wave, state, answers: count() })
		.from(submittedAnswers)
		.where(eq(submittedAnswers.surveyId, surveyId))
		.groupBy(wave, state);
	return new Map(rows.map((row) => [`${row.wave} ${row.state}`, row.answers]));
}

/**
 * How many answers of bodies that a wave asks have no revision. Of a question that nobody has been asked in
 * a wave (one that came later) none is missing, but in the last wave.
 */
async function countMissing(db: Database, surveyId: number): Promise<Map<number, number>> {
	const hasRevision = sql`exists (select from ${revisions} where ${revisions.answerId} = ${answers.id})`;
	const [asked, entered, waveRows, questionRows] = await Promise.all([
		db
			.select({ waveId: waveBodies.waveId, bodies: count() })
			.from(waveBodies)
			.innerJoin(waves, eq(waves.id, waveBodies.waveId))
			.where(eq(waves.surveyId, surveyId))
			.groupBy(waveBodies.waveId),
		db
			.select({ waveId: answers.waveId, questionId: answers.questionId, answers: count() })
			.from(answers)
			.innerJoin(waves, eq(waves.id, answers.waveId))
			// Of a body that the wave does not ask, nothing is missing.
			.innerJoin(
				waveBodies,
				and(eq(waveBodies.waveId, answers.waveId), eq(waveBodies.bodyId, answers.bodyId))
			)
			.where(and(eq(waves.surveyId, surveyId), hasRevision))
			.groupBy(answers.waveId, answers.questionId),
		db
			.select({ id: waves.id })
			.from(waves)
			.where(eq(waves.surveyId, surveyId))
			.orderBy(asc(waves.position)),
		db.select({ id: questions.id }).from(questions).where(eq(questions.surveyId, surveyId))
	]);
	const lastWave = waveRows.at(-1)?.id;
	return new Map(
		asked.map(({ waveId, bodies }) => {
			const ofWave = entered.filter((one) => one.waveId === waveId);
			const wanted = waveId === lastWave ? questionRows.length : ofWave.length;
			const have = ofWave.reduce((sum, one) => sum + one.answers, 0);
			return [waveId, Math.max(0, wanted * bodies - have)];
		})
	);
}

async function countFindingsInReview(db: Database, surveyId: number): Promise<Map<string, number>> {
	const latest = db
		.selectDistinctOn([revisions.findingId], {
			findingId: revisions.findingId,
			revisionId: revisions.id
		})
		.from(revisions)
		.where(isNotNull(revisions.findingId))
		.orderBy(revisions.findingId, desc(revisions.number))
		.as('latest');
	const state = db
		.selectDistinctOn([transitions.revisionId], {
			revisionId: transitions.revisionId,
			to: transitions.to
		})
		.from(transitions)
		.orderBy(transitions.revisionId, desc(transitions.id))
		.as('state');
	const rows = await db
		.select({ waveId: findings.waveId, to: state.to, findings: count() })
		.from(findings)
		.innerJoin(waves, eq(waves.id, findings.waveId))
		.innerJoin(latest, eq(latest.findingId, findings.id))
		.innerJoin(state, eq(state.revisionId, latest.revisionId))
		.where(eq(waves.surveyId, surveyId))
		.groupBy(findings.waveId, state.to);
	return new Map(rows.map((row) => [`${row.waveId} ${row.to}`, row.findings]));
}

async function countLetters(db: Database, surveyId: number) {
	const which = (condition: ReturnType<typeof sql>) =>
		sql<number>`(count(*) filter (where ${condition}))::int`.mapWith(Number);
	const rows = await db
		.select({
			waveId: requests.waveId,
			all: count(),
			unchecked: which(sql`${documents.checkedAt} is null`),
			closed: which(sql`${documents.checkedAt} is not null and not ${documents.isPublic}`)
		})
		.from(documents)
		.innerJoin(requests, eq(requests.id, documents.requestId))
		.innerJoin(waves, eq(waves.id, requests.waveId))
		.where(and(eq(waves.surveyId, surveyId), isNull(documents.erasureId)))
		.groupBy(requests.waveId);
	return new Map(rows.map(({ waveId, ...counts }) => [waveId, counts]));
}

/** Replies after which the answer has had no revision and no comment, and which are not public either. */
async function countOpenReplies(db: Database, surveyId: number): Promise<Map<number, number>> {
	const isOfAnswer = (column: PgColumn) => eq(column, answers.id);
	const rows = await db
		.select({ waveId: answers.waveId, replies: count() })
		.from(replies)
		.innerJoin(revisions, eq(revisions.id, replies.revisionId))
		.innerJoin(answers, eq(answers.id, revisions.answerId))
		.innerJoin(waves, eq(waves.id, answers.waveId))
		.where(
			and(
				eq(waves.surveyId, surveyId),
				isNull(replies.erasureId),
				notExists(
					db
						.select({ one: sql`1` })
						.from(publishedReplies)
						.where(eq(publishedReplies.replyId, replies.id))
				),
				notExists(
					db
						.select({ one: sql`1` })
						.from(comments)
						.where(and(isOfAnswer(comments.answerId), gt(comments.at, replies.at)))
				),
				sql`not exists (select from revisions later where later.answer_id = ${answers.id} and later.created_at > ${replies.at})`
			)
		)
		.groupBy(answers.waveId);
	return new Map(rows.map((row) => [row.waveId, row.replies]));
}

/** How many bodies have a link that works, and have never replied in the wave. */
async function countAwaitedReplies(
	db: Database,
	surveyId: number,
	now: Date
): Promise<Map<number, number>> {
	const { waveId, bodyId } = replyInvitations;
	const rows = await db
		.select({ waveId, bodies: countDistinct(bodyId) })
		.from(replyInvitations)
		.innerJoin(waves, eq(waves.id, waveId))
		.where(
			and(
				eq(waves.surveyId, surveyId),
				isNull(replyInvitations.withdrawnAt),
				gt(replyInvitations.expiresAt, now),
				sql`not exists (select from replies r join reply_invitations i on i.id = r.invitation_id
					where i.wave_id = ${waveId} and i.body_id = ${bodyId})`
			)
		)
		.groupBy(waveId);
	return new Map(rows.map((row) => [row.waveId, row.bodies]));
}

/** Of the answers to be coded a second time: how many are not yet, and how many differ and are not settled. */
async function countSecondCodings(
	db: Database,
	surveyId: number
): Promise<Map<number, { open: number; unsettled: number }>> {
	const samples = await db
		.select({ id: secondCodingSamples.id, waveId: secondCodingSamples.waveId })
		.from(secondCodingSamples)
		.innerJoin(waves, eq(waves.id, secondCodingSamples.waveId))
		.where(eq(waves.surveyId, surveyId));
	if (samples.length === 0) return new Map();
	const asked = await listQuestions(db, surveyId);
	const questionOf = new Map(asked.map(({ question }) => [question.code, question]));
	return new Map(
		await Promise.all(
			samples.map(async ({ id, waveId }) => {
				const [codings, firsts] = await Promise.all([
					listSecondCodings(db, id),
					listFirstCodings(db, id)
				]);
				const unsettled = codings.filter(({ answerId, question, content, settledAt }) => {
					const asks = questionOf.get(question);
					const first = firsts.get(answerId)?.content;
					return asks && first && content && !settledAt && codingsDiffer(asks, first, content);
				});
				const open = codings.filter(({ submittedAt }) => submittedAt === null);
				return [waveId, { open: open.length, unsettled: unsettled.length }] as const;
			})
		)
	);
}
