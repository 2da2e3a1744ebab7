import { and, asc, count, countDistinct, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { answerContentSchema, type AnswerContent } from '$lib/domain/answers/answer';
import { questionSchema, type Question } from '$lib/domain/questions/question';
import type { EnteringCount } from '$lib/domain/requests/entering-stage';
import type { RevisionState } from '$lib/domain/review/transition';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	comments,
	documents,
	drafts,
	questions,
	requests,
	responses,
	revisions,
	transitions,
	waveBodies,
	waves
} from '../db/schema';
import type { StoredDocument } from './documents';
import { asDraft, type StoredDraft } from './drafts';
import { listResponses, type StoredResponse } from './responses';
import { listBlindPlaces, placeKey } from './blind-places';

/** One question, and what is entered of its answer. */
export interface EnteringQuestion {
	code: string;
	definition: Question;
	draft: StoredDraft | null;
	/** The latest revision, whatever its state. */
	revision: {
		id: number;
		number: number;
		/** Null once it is erased. */
		content: AnswerContent | null;
		state: RevisionState;
		/** What was said with the last step of its review. */
		comment: string | null;
		responseId: number | null;
		author: string;
		createdAt: Date;
	} | null;
	internalNote: string | null;
	/** Whether who reads is to code it a second time without seeing the first: nothing of that is given. */
	isBlind: boolean;
}

/** A letter that answers are entered from. */
export type EnteringDocument = Pick<
	StoredDocument,
	| 'id'
	| 'requestId'
	| 'responseId'
	| 'name'
	| 'type'
	| 'bytes'
	| 'sha256'
	| 'redactsId'
	| 'licence'
	| 'checkedAt'
	| 'isPublic'
>;

/** What is known of the answers to a request, and what they are entered from. */
export interface Entering {
	questions: EnteringQuestion[];
	/** Of the body in the wave, whichever request they reply to. */
	responses: StoredResponse[];
	/** Of every request to the body in the wave, those of this request first. */
	documents: EnteringDocument[];
}

/**
 * Everything that the entering of a request's answers needs.
 * @param reader the account that looks, null for the system: what it is to code a second time unseen is left out
 */
export async function readEntering(
	db: Database,
	requestId: number,
	reader: number | null
): Promise<Entering> {
	const [request] = await db
		.select({
			waveId: requests.waveId,
			bodyId: requests.bodyId,
			surveyId: waves.surveyId,
			wave: waves.slug,
			body: bodies.slug
		})
		.from(requests)
		.innerJoin(waves, eq(waves.id, requests.waveId))
		.innerJoin(bodies, eq(bodies.id, requests.bodyId))
		.where(eq(requests.id, requestId));
	if (!request) return { questions: [], responses: [], documents: [] };
	const { waveId, bodyId, surveyId, wave, body } = request;
	const ownAnswers = and(eq(answers.waveId, waveId), eq(answers.bodyId, bodyId));

	const [asked, entered, cut, replies, letters, blind] = await Promise.all([
		db
			.select({ id: questions.id, code: questions.code, definition: questions.definition })
			.from(questions)
			.where(eq(questions.surveyId, surveyId))
			.orderBy(asc(questions.position)),
		db
			.select({ answer: answers, draft: drafts })
			.from(answers)
			.leftJoin(drafts, eq(drafts.answerId, answers.id))
			.where(ownAnswers),
		db
			.select({ revision: revisions })
			.from(revisions)
			.innerJoin(answers, eq(answers.id, revisions.answerId))
			.where(ownAnswers)
			.orderBy(desc(revisions.number)),
		listResponses(db, waveId, bodyId),
		db
			.select({ document: documents })
			.from(documents)
			.innerJoin(requests, eq(requests.id, documents.requestId))
			.where(and(eq(requests.waveId, waveId), eq(requests.bodyId, bodyId)))
			.orderBy(asc(documents.id)),
		reader === null ? new Set<string>() : listBlindPlaces(db, reader, surveyId)
	]);
	const latest = new Map<number, typeof revisions.$inferSelect>();
	for (const { revision } of cut) {
		if (revision.answerId !== null && !latest.has(revision.answerId)) {
			latest.set(revision.answerId, revision);
		}
	}
	const states = await readStates(
		db,
		[...latest.values()].map(({ id }) => id)
	);
	return {
		questions: asked.map(({ id, code, definition }) => {
			const isBlind = blind.has(placeKey(wave, body, code));
			const found = isBlind ? undefined : entered.find(({ answer }) => answer.questionId === id);
			const revision = found && latest.get(found.answer.id);
			return {
				code,
				definition: questionSchema.parse(definition),
				draft: found?.draft ? asDraft(found.draft) : null,
				revision: revision
					? {
							id: revision.id,
							number: revision.number,
							content: revision.content && answerContentSchema.parse(revision.content),
							...(states.get(revision.id) ?? { state: 'submitted' as const, comment: null }),
							responseId: revision.responseId,
							author: revision.author,
							createdAt: revision.createdAt
						}
					: null,
				internalNote: found?.answer.internalNote ?? null,
				isBlind
			};
		}),
		responses: replies,
		documents: letters
			.map(({ document }) => document)
			.sort((a, b) => Number(b.requestId === requestId) - Number(a.requestId === requestId))
	};
}

/** Where revisions stand, and what was said with the last step of each. */
async function readStates(
	db: Database,
	revisionIds: readonly number[]
): Promise<Map<number, { state: RevisionState; comment: string | null }>> {
	const rows = await db
		.select({
			id: transitions.revisionId,
			state: transitions.to,
			comment: comments.content
		})
		.from(transitions)
		.leftJoin(comments, eq(comments.transitionId, transitions.id))
		.where(inArray(transitions.revisionId, [...revisionIds]))
		.orderBy(asc(transitions.id));
	return new Map(
		rows.map(({ id, state, comment }) => [id, { state, comment: comment?.text ?? null }])
	);
}

/** How far the entering of the answers of one body has come. */
export interface BodyEntering extends EnteringCount {
	/** The body's slug. */
	body: string;
	/** How many responses have come. */
	responses: number;
}

/** How far the entering of a wave has come, for each body that it asks. */
export async function countEntering(db: Database, waveId: number): Promise<BodyEntering[]> {
	const ofWave = eq(answers.waveId, waveId);
	const [asked, total, submitted, drafted, replies, open] = await Promise.all([
		db
			.select({ bodyId: waveBodies.bodyId, body: bodies.slug })
			.from(waveBodies)
			.innerJoin(bodies, eq(bodies.id, waveBodies.bodyId))
			.where(eq(waveBodies.waveId, waveId)),
		db
			.select({ count: count() })
			.from(questions)
			.innerJoin(waves, eq(waves.surveyId, questions.surveyId))
			.where(eq(waves.id, waveId)),
		db
			.select({ bodyId: answers.bodyId, count: countDistinct(answers.id) })
			.from(answers)
			.innerJoin(revisions, eq(revisions.answerId, answers.id))
			.where(ofWave)
			.groupBy(answers.bodyId),
		db
			.select({ bodyId: answers.bodyId, count: count() })
			.from(answers)
			.innerJoin(drafts, eq(drafts.answerId, answers.id))
			.where(ofWave)
			.groupBy(answers.bodyId),
		db
			.select({ bodyId: responses.bodyId, count: count() })
			.from(responses)
			.where(eq(responses.waveId, waveId))
			.groupBy(responses.bodyId),
		db
			.select({ bodyId: responses.bodyId, count: count() })
			.from(responses)
			.where(
				and(
					eq(responses.waveId, waveId),
					// One that is known from a published source alone was entered with it.
					isNotNull(responses.requestId),
					isNull(responses.enteredAt)
				)
			)
			.groupBy(responses.bodyId)
	]);
	const countOf = (rows: { bodyId: number; count: number }[], bodyId: number) =>
		rows.find((row) => row.bodyId === bodyId)?.count ?? 0;
	return asked.map(({ bodyId, body }) => ({
		body,
		questions: total[0]?.count ?? 0,
		submitted: countOf(submitted, bodyId),
		drafted: countOf(drafted, bodyId),
		responses: countOf(replies, bodyId),
		responsesOpen: countOf(open, bodyId)
	}));
}
