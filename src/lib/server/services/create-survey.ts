import { eq, inArray } from 'drizzle-orm';
import type { Actor } from '$lib/domain/access/actor';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { SurveyImport } from '$lib/domain/interchange/survey-file';
import type { Database } from '../db/connect';
import {
	bodies,
	charts,
	contexts,
	criteria,
	publishedFigures,
	questions,
	recommendations,
	surveys,
	waves
} from '../db/schema';
import { perform, RefusedError } from './perform';
import { sha256 } from './sha256';

/** A survey as it is set up, before anybody has answered. */
export type SurveySetUp = Omit<SurveyImport, 'responses' | 'findings'>;

/** Creates a survey with its first wave, its questions, its recommendations and its charts. */
export async function createSurvey(
	db: Database,
	actor: Actor,
	input: SurveySetUp,
	now: Date
): Promise<{ surveyId: number; waveId: number }> {
	return perform(db, actor, 'create_survey', now, async (tx) => {
		const taken = await tx
			.select({ id: surveys.id })
			.from(surveys)
			.where(eq(surveys.slug, input.survey.slug));
		if (taken.length) {
			throw new RefusedError('survey_exists', `There is already a survey "${input.survey.slug}".`);
		}

		const surveyId = onlyId(
			await tx
				.insert(surveys)
				.values({ slug: input.survey.slug, definition: input.survey })
				.returning({ id: surveys.id })
		);
		const waveId = onlyId(
			await tx
				.insert(waves)
				.values({
					surveyId,
					position: 1,
					slug: input.wave.slug,
					title: input.wave.title,
					law: input.wave.law,
					asAt: input.wave.as_at,
					note: input.wave.note
				})
				.returning({ id: waves.id })
		);
		const questionIds = await tx
			.insert(questions)
			.values(
				input.questions.map((question, index) => ({
					surveyId,
					position: index + 1,
					code: question.code,
					kind: question.kind,
					definition: question
				}))
			)
			.returning({ id: questions.id, code: questions.code });
		const recommendationIds = await tx
			.insert(recommendations)
			.values(
				input.recommendations.map((one, index) => ({ ...one, surveyId, position: index + 1 }))
			)
			.returning({ id: recommendations.id, code: recommendations.code });
		const criterionIds = await tx
			.insert(criteria)
			.values(
				input.criteria.map((one, index) => ({
					recommendationId: idOf(recommendationIds, one.recommendation, 'recommendation'),
					position: index + 1,
					code: one.code,
					definition: one
				}))
			)
			.returning({ id: criteria.id, code: criteria.code });

		const named = [...input.contexts, ...input.publishedFigures].flatMap((one) => one.body ?? []);
		const bodyIds = named.length
			? await tx
					.select({ id: bodies.id, code: bodies.slug })
					.from(bodies)
					.where(inArray(bodies.slug, named))
			: [];
		await insertAll(
			input.contexts.map((one) => ({
				waveId,
				bodyId: one.body === null ? null : idOf(bodyIds, one.body, 'body'),
				criterionId: idOf(criterionIds, one.criterion, 'criterion'),
				note: one.note,
				source: one.source
			})),
			(rows) => tx.insert(contexts).values(rows)
		);
		await insertAll(
			input.publishedFigures.map((one) => ({
				waveId,
				bodyId: idOf(bodyIds, one.body, 'body'),
				questionId: idOf(questionIds, one.question, 'question'),
				percent: one.percent,
				decimals: one.decimals,
				source: one.source,
				note: one.note
			})),
			(rows) => tx.insert(publishedFigures).values(rows)
		);
		await insertAll(
			input.charts.map((settings, index) => ({
				surveyId,
				position: index + 1,
				slug: settings.slug,
				settings
			})),
			(rows) => tx.insert(charts).values(rows)
		);

		return {
			result: { surveyId, waveId },
			happening: {
				subject: { kind: 'survey', key: input.survey.slug },
				afterHash: sha256(canonicalJson(input)),
				details: { questions: input.questions.length, criteria: input.criteria.length }
			}
		};
	});
}

function onlyId(rows: { id: number }[]): number {
	const [row] = rows;
	if (!row) throw new Error('The database inserted a row and returned none.');
	return row.id;
}

function idOf(rows: { id: number; code: string }[], code: string, what: string): number {
	const row = rows.find((one) => one.code === code);
	if (!row) throw new RefusedError(`unknown_${what}`, `There is no ${what} "${code}".`);
	return row.id;
}

/** Inserts rows where there are any: an empty list of values is an error of the query builder's. */
async function insertAll<T>(rows: T[], insert: (rows: T[]) => Promise<unknown>): Promise<void> {
	if (rows.length) await insert(rows);
}
