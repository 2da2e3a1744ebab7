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
import type { RevisionSubject } from './revisions';

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

/**
 * Whether an answer is kept from somebody, who is to code it a second time and has not submitted that; or a
 * finding, because it is about such an answer.
 */
export async function isBlindFor(
	db: Database,
	accountId: number,
	subject: RevisionSubject
): Promise<boolean> {
	const seen =
		'answerId' in subject
			? await db
					.select({ id: answers.id })
					.from(answers)
					.where(and(eq(answers.id, subject.answerId), isSeenBy(accountId, answers.id)))
			: await db
					.select({ id: findings.id })
					.from(findings)
					.where(and(eq(findings.id, subject.findingId), isFindingSeenBy(accountId)));
	return seen.length === 0;
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
