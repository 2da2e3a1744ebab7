import { and, asc, desc, eq, lt } from 'drizzle-orm';
import { answerContentSchema, type AnswerContent } from '$lib/domain/answers/answer';
import type { Disposition } from '$lib/domain/answers/disposition';
import { questionSchema, type Question } from '$lib/domain/questions/question';
import type { ThreadEntry } from '$lib/domain/review/thread';
import type { RevisionState } from '$lib/domain/review/transition';
import type { AsAt } from '$lib/domain/surveys/as-at';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	questions,
	requests,
	revisions,
	transitions,
	waveBodies,
	waves
} from '../db/schema';
import { readThreads } from './comments';
import { listQuotableLetters, type QuotableLetter } from './documents';
import { listResponses, type StoredResponse } from './responses';

/** A revision of an answer, and where it stands. */
export interface ReviewedRevision {
	id: number;
	number: number;
	author: string;
	createdAt: Date;
	/** Null once it is erased. */
	content: AnswerContent | null;
	state: RevisionState;
	/** When it came to stand so. */
	since: Date;
	responseId: number | null;
}

/** What an answer in an earlier wave says. */
export interface EarlierAnswer {
	wave: { slug: string; title: string; asAt: AsAt };
	content: AnswerContent;
}

/** One answer as it is reviewed: what has been submitted for it, and what was said about that. */
export interface AnswerReview {
	/** The ids of its place. */
	waveId: number;
	bodyId: number;
	questionId: number;
	body: { slug: string; code: string | null; name: string };
	question: Question;
	/** Null where nothing was ever entered. */
	answerId: number | null;
	acceptedRevisionId: number | null;
	internalNote: string | null;
	/** The first one first. */
	revisions: ReviewedRevision[];
	thread: ThreadEntry[];
	/** Of the body in the wave, the first one first. */
	responses: StoredResponse[];
	/** The disposition of the latest accepted revision on the first response, or null where there is none. */
	firstDisposition: Disposition | null;
	/** The accepted answer to the same question in the last wave before this one that has any. */
	earlier: EarlierAnswer | null;
	/** The requests to the body in the wave, by their ids. */
	requestIds: number[];
	/** The letters of those that are not erased. */
	letters: QuotableLetter[];
}

/** An answer as it is reviewed, or null where the wave does not ask that body, or not that question. */
export async function readAnswerReview(
	db: Database,
	wave: { id: number; surveyId: number; position: number },
	body: string,
	question: string
): Promise<AnswerReview | null> {
	const [place] = await db
		.select({ body: bodies, question: questions, answer: answers })
		.from(waveBodies)
		.innerJoin(bodies, eq(bodies.id, waveBodies.bodyId))
		.innerJoin(questions, and(eq(questions.surveyId, wave.surveyId), eq(questions.code, question)))
		.leftJoin(
			answers,
			and(
				eq(answers.waveId, waveBodies.waveId),
				eq(answers.bodyId, bodies.id),
				eq(answers.questionId, questions.id)
			)
		)
		.where(and(eq(waveBodies.waveId, wave.id), eq(bodies.slug, body)));
	if (!place) return null;
	const { answer } = place;
	const answerId = answer?.id ?? null;
	const [cut, steps, threads, replies, earlier, asked, letters] = await Promise.all([
		answerId === null
			? []
			: db
					.select()
					.from(revisions)
					.where(eq(revisions.answerId, answerId))
					.orderBy(asc(revisions.number)),
		answerId === null
			? []
			: db
					.select({
						revisionId: transitions.revisionId,
						state: transitions.to,
						since: transitions.at
					})
					.from(transitions)
					.innerJoin(revisions, eq(revisions.id, transitions.revisionId))
					.where(eq(revisions.answerId, answerId))
					.orderBy(asc(transitions.id)),
		readThreads(db, { answerIds: answerId === null ? [] : [answerId] }),
		listResponses(db, wave.id, place.body.id),
		db
			.select({
				wave: { slug: waves.slug, title: waves.title, asAt: waves.asAt },
				content: revisions.content
			})
			.from(answers)
			.innerJoin(waves, eq(waves.id, answers.waveId))
			.innerJoin(revisions, eq(revisions.id, answers.acceptedRevisionId))
			.where(
				and(
					eq(waves.surveyId, wave.surveyId),
					lt(waves.position, wave.position),
					eq(answers.bodyId, place.body.id),
					eq(answers.questionId, place.question.id)
				)
			)
			.orderBy(desc(waves.position))
			.limit(1),
		db
			.select({ id: requests.id })
			.from(requests)
			.where(and(eq(requests.waveId, wave.id), eq(requests.bodyId, place.body.id)))
			.orderBy(asc(requests.id)),
		listQuotableLetters(db, wave.id, place.body.id)
	]);
	const reviewed = cut.map(({ id, number, author, createdAt, content, responseId }) => {
		const last = steps.findLast(({ revisionId }) => revisionId === id);
		return {
			id,
			number,
			author,
			createdAt,
			content: content && answerContentSchema.parse(content),
			state: last?.state ?? ('submitted' as const),
			since: last?.since ?? createdAt,
			responseId
		};
	});
	const first = replies.find(({ ordinal }) => ordinal === 1);
	const { slug, code, name } = place.body;
	return {
		waveId: wave.id,
		bodyId: place.body.id,
		questionId: place.question.id,
		body: { slug, code, name },
		question: questionSchema.parse(place.question.definition),
		answerId,
		acceptedRevisionId: answer?.acceptedRevisionId ?? null,
		internalNote: answer?.internalNote ?? null,
		revisions: reviewed,
		thread: answerId === null ? [] : (threads.get(answerId) ?? []),
		responses: replies,
		firstDisposition:
			reviewed.findLast(
				({ state, responseId }) => state === 'accepted' && first && responseId === first.id
			)?.content?.disposition ?? null,
		earlier:
			earlier.flatMap(({ content, ...of }) =>
				content === null ? [] : [{ ...of, content: answerContentSchema.parse(content) }]
			)[0] ?? null,
		requestIds: asked.map(({ id }) => id),
		letters
	};
}
