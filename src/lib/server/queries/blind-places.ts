import { and, count, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { answerKey } from '$lib/domain/answers/answer';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	criteria,
	findings,
	questions,
	secondCodings,
	secondCodingSamples,
	waves
} from '../db/schema';
import type { AnswerPlace } from './answers';

/** The key of an answer within a survey: its wave's slug, its body's and its question's code. */
export const placeKey = (wave: string, body: string, question: string) =>
	`${wave} ${answerKey(body, question)}`;

/**
 * Of the second codings and their samples: those that somebody is to make and has not submitted. Until then
 * the first coding is kept from them.
 */
const isToCode = (accountId: number) =>
	and(eq(secondCodingSamples.coderId, accountId), isNull(secondCodings.submittedAt));

/** That the answer beside it is not one that somebody is to code a second time without seeing the first. */
export const isSeenBy = (accountId: number, answerId: PgColumn): SQL =>
	sql`not exists (
		select from ${secondCodings}
		join ${secondCodingSamples} on ${secondCodingSamples.id} = ${secondCodings.sampleId}
		where ${secondCodings.answerId} = ${answerId} and ${isToCode(accountId)}
	)`;

/** That the finding beside it is not about such an answer: it would tell how that was coded. */
export const isFindingSeenBy = (accountId: number): SQL =>
	sql`not exists (
		select from ${secondCodings}
		join ${secondCodingSamples} on ${secondCodingSamples.id} = ${secondCodings.sampleId}
		join ${answers} on ${answers.id} = ${secondCodings.answerId}
		join ${questions} on ${questions.id} = ${answers.questionId}
		join ${criteria} on ${criteria.id} = ${findings.criterionId}
		where ${answers.waveId} = ${findings.waveId} and ${answers.bodyId} = ${findings.bodyId}
			and ${questions.code} = (${criteria.definition} -> 'looks_at' ->> 'question')
			and ${isToCode(accountId)}
	)`;

/**
 * The answers of a survey that somebody is to code a second time and has not submitted yet: until then the
 * first coding is kept from them.
 * @returns their keys, as `placeKey` gives them
 */
export async function listBlindPlaces(
	db: Database,
	accountId: number,
	surveyId: number
): Promise<Set<string>> {
	const rows = await db
		.select({ wave: waves.slug, body: bodies.slug, question: questions.code })
		.from(secondCodings)
		.innerJoin(secondCodingSamples, eq(secondCodingSamples.id, secondCodings.sampleId))
		.innerJoin(answers, eq(answers.id, secondCodings.answerId))
		.innerJoin(waves, eq(waves.id, answers.waveId))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.where(and(isToCode(accountId), eq(waves.surveyId, surveyId)));
	return new Set(rows.map(({ wave, body, question }) => placeKey(wave, body, question)));
}

/** Whether somebody is to code an answer a second time and has not submitted it: they may not see the first. */
export async function isBlindFor(
	db: Database,
	accountId: number,
	answer: { answerId: number } | AnswerPlace
): Promise<boolean> {
	const isAnswer =
		'answerId' in answer
			? eq(answers.id, answer.answerId)
			: and(
					eq(answers.waveId, answer.waveId),
					eq(answers.bodyId, answer.bodyId),
					eq(answers.questionId, answer.questionId)
				);
	const rows = await db
		.select({ id: secondCodings.id })
		.from(secondCodings)
		.innerJoin(secondCodingSamples, eq(secondCodingSamples.id, secondCodings.sampleId))
		.innerJoin(answers, eq(answers.id, secondCodings.answerId))
		.where(and(isAnswer, isToCode(accountId)))
		.limit(1);
	return rows.length > 0;
}

/** How many answers somebody is to code a second time and has not submitted, by the id of the wave. */
export async function countBlindPlaces(
	db: Database,
	accountId: number
): Promise<{ waveId: number; left: number }[]> {
	return db
		.select({ waveId: secondCodingSamples.waveId, left: count() })
		.from(secondCodings)
		.innerJoin(secondCodingSamples, eq(secondCodingSamples.id, secondCodings.sampleId))
		.where(isToCode(accountId))
		.groupBy(secondCodingSamples.waveId);
}
