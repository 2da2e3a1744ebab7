import { and, eq } from 'drizzle-orm';
import type { ChartSettings } from '$lib/domain/charts/chart';
import type { Context, Criterion, Recommendation } from '$lib/domain/gaps/assessment';
import type { Question } from '$lib/domain/questions/question';
import type { PublishedFigure, Survey, Wave } from '$lib/domain/surveys/survey';
import type { Database } from '../db/connect';
import {
	charts,
	contexts,
	criteria,
	publishedFigures,
	questions,
	recommendations,
	surveys,
	waves
} from '../db/schema';
import { onlyRow } from './only-row';

/** A survey by its slug, or null. */
export async function findSurvey(db: Database, slug: string): Promise<{ id: number } | null> {
	const [row] = await db.select({ id: surveys.id }).from(surveys).where(eq(surveys.slug, slug));
	return row ?? null;
}

/** A survey by its slug, locked until the transaction ends, or null. */
export async function lockSurvey(tx: Database, slug: string): Promise<{ id: number } | null> {
	const [row] = await tx
		.select({ id: surveys.id })
		.from(surveys)
		.where(eq(surveys.slug, slug))
		.for('update');
	return row ?? null;
}

/** A wave, locked until the transaction ends, or null. */
export async function lockWave(
	tx: Database,
	waveId: number
): Promise<{ id: number; slug: string } | null> {
	const [row] = await tx
		.select({ id: waves.id, slug: waves.slug })
		.from(waves)
		.where(eq(waves.id, waveId))
		.for('update');
	return row ?? null;
}

/** A question of the survey that a wave belongs to, by its code, or null. */
export async function findQuestion(
	db: Database,
	waveId: number,
	code: string
): Promise<{ id: number; wave: string; definition: Question } | null> {
	const [row] = await db
		.select({ id: questions.id, wave: waves.slug, definition: questions.definition })
		.from(questions)
		.innerJoin(waves, eq(waves.surveyId, questions.surveyId))
		.where(and(eq(waves.id, waveId), eq(questions.code, code)));
	return row ?? null;
}

/** A criterion of the survey that a wave belongs to, by its code, or null. */
export async function findCriterion(
	db: Database,
	waveId: number,
	code: string
): Promise<{ id: number; wave: string; definition: Criterion } | null> {
	const [row] = await db
		.select({ id: criteria.id, wave: waves.slug, definition: criteria.definition })
		.from(criteria)
		.innerJoin(recommendations, eq(recommendations.id, criteria.recommendationId))
		.innerJoin(waves, eq(waves.surveyId, recommendations.surveyId))
		.where(and(eq(waves.id, waveId), eq(criteria.code, code)));
	return row ?? null;
}

/** Inserts a survey and gives its id. */
export async function insertSurvey(tx: Database, survey: Survey): Promise<number> {
	const rows = await tx
		.insert(surveys)
		.values({ slug: survey.slug, definition: survey })
		.returning({ id: surveys.id });
	return onlyRow(rows).id;
}

/** Inserts a wave and gives its id. */
export async function insertWave(
	tx: Database,
	surveyId: number,
	position: number,
	{ as_at, ...wave }: Wave
): Promise<number> {
	const rows = await tx
		.insert(waves)
		.values({ ...wave, asAt: as_at, surveyId, position })
		.returning({ id: waves.id });
	return onlyRow(rows).id;
}

/** Ids by code or slug. */
export type Ids = ReadonlyMap<string, number>;

const idsByCode = (rows: { id: number; code: string }[]): Ids =>
	new Map(rows.map((row) => [row.code, row.id]));

/** Inserts questions in the order given, and gives their ids by code. */
export async function insertQuestions(
	tx: Database,
	surveyId: number,
	list: readonly Question[]
): Promise<Ids> {
	if (list.length === 0) return new Map();
	const rows = await tx
		.insert(questions)
		.values(
			list.map((question, index) => ({
				surveyId,
				position: index + 1,
				code: question.code,
				kind: question.kind,
				definition: question
			}))
		)
		.returning({ id: questions.id, code: questions.code });
	return idsByCode(rows);
}

/** Inserts recommendations in the order given, and gives their ids by code. */
export async function insertRecommendations(
	tx: Database,
	surveyId: number,
	list: readonly Recommendation[]
): Promise<Ids> {
	if (list.length === 0) return new Map();
	const rows = await tx
		.insert(recommendations)
		.values(list.map((one, index) => ({ ...one, surveyId, position: index + 1 })))
		.returning({ id: recommendations.id, code: recommendations.code });
	return idsByCode(rows);
}

/** Inserts criteria in the order given, and gives their ids by code. */
export async function insertCriteria(
	tx: Database,
	list: readonly { recommendationId: number; criterion: Criterion }[]
): Promise<Ids> {
	if (list.length === 0) return new Map();
	const rows = await tx
		.insert(criteria)
		.values(
			list.map(({ recommendationId, criterion }, index) => ({
				recommendationId,
				position: index + 1,
				code: criterion.code,
				definition: criterion
			}))
		)
		.returning({ id: criteria.id, code: criteria.code });
	return idsByCode(rows);
}

/** Inserts contexts of a wave. */
export async function insertContexts(
	tx: Database,
	waveId: number,
	list: readonly (Pick<Context, 'note' | 'source'> & {
		bodyId: number | null;
		criterionId: number;
	})[]
): Promise<void> {
	if (list.length === 0) return;
	await tx.insert(contexts).values(list.map((one) => ({ ...one, waveId })));
}

/** Inserts the figures that a source published about a wave. */
export async function insertPublishedFigures(
	tx: Database,
	waveId: number,
	list: readonly (Omit<PublishedFigure, 'wave' | 'body' | 'question'> & {
		bodyId: number;
		questionId: number;
	})[]
): Promise<void> {
	if (list.length === 0) return;
	await tx.insert(publishedFigures).values(list.map((one) => ({ ...one, waveId })));
}

/** Inserts the settings of a survey's charts, in the order given. */
export async function insertCharts(
	tx: Database,
	surveyId: number,
	list: readonly ChartSettings[]
): Promise<void> {
	if (list.length === 0) return;
	await tx.insert(charts).values(
		list.map((settings, index) => ({
			surveyId,
			position: index + 1,
			slug: settings.slug,
			settings
		}))
	);
}
