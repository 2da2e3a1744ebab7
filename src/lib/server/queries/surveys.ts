import { and, asc, eq, sql } from 'drizzle-orm';
import { chartSettingsSchema, type ChartSettings } from '$lib/domain/charts/chart';
import {
	criterionSchema,
	type Context,
	type Criterion,
	type Recommendation
} from '$lib/domain/gaps/assessment';
import { questionSchema, type Question } from '$lib/domain/questions/question';
import type { SurveyPattern } from '$lib/domain/surveys/set-up';
import { surveySchema, type PublishedFigure, type Survey } from '$lib/domain/surveys/survey';
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

/** Every survey with its title, the earliest first. */
export async function listSurveyTitles(
	db: Database
): Promise<{ id: number; slug: string; title: string }[]> {
	return db
		.select({
			id: surveys.id,
			slug: surveys.slug,
			title: sql<string>`${surveys.definition} ->> 'title'`
		})
		.from(surveys)
		.orderBy(asc(surveys.id));
}

/** A survey, with what it says of itself. */
export interface SurveyRecord {
	id: number;
	survey: Survey;
}

const toRecord = ({ id, definition }: typeof surveys.$inferSelect): SurveyRecord => ({
	id,
	survey: surveySchema.parse(definition)
});

/** A survey by its slug, locked until the transaction ends, or null. */
export async function lockSurvey(tx: Database, slug: string): Promise<SurveyRecord | null> {
	const [row] = await tx.select().from(surveys).where(eq(surveys.slug, slug)).for('update');
	return row ? toRecord(row) : null;
}

/** A survey by its slug, or null. */
export async function findSurveyRecord(db: Database, slug: string): Promise<SurveyRecord | null> {
	const [row] = await db.select().from(surveys).where(eq(surveys.slug, slug));
	return row ? toRecord(row) : null;
}

/** Changes what a survey says of itself. */
export async function updateSurvey(tx: Database, surveyId: number, survey: Survey): Promise<void> {
	await tx.update(surveys).set({ definition: survey }).where(eq(surveys.id, surveyId));
}

/** What a survey asks and how it is read, and no answer. */
export async function readPattern(
	db: Database,
	surveyId: number
): Promise<Omit<SurveyPattern, 'survey'>> {
	const [questionRows, recommendationRows, criterionRows, chartRows] = await Promise.all([
		db
			.select({ definition: questions.definition })
			.from(questions)
			.where(eq(questions.surveyId, surveyId))
			.orderBy(asc(questions.position)),
		db
			.select({
				code: recommendations.code,
				title: recommendations.title,
				summary: recommendations.summary
			})
			.from(recommendations)
			.where(eq(recommendations.surveyId, surveyId))
			.orderBy(asc(recommendations.position)),
		db
			.select({ definition: criteria.definition })
			.from(criteria)
			.innerJoin(recommendations, eq(recommendations.id, criteria.recommendationId))
			.where(eq(recommendations.surveyId, surveyId))
			.orderBy(asc(criteria.position)),
		db
			.select({ settings: charts.settings })
			.from(charts)
			.where(eq(charts.surveyId, surveyId))
			.orderBy(asc(charts.position))
	]);
	return {
		questions: questionRows.map((row) => questionSchema.parse(row.definition)),
		recommendations: recommendationRows,
		criteria: criterionRows.map((row) => criterionSchema.parse(row.definition)),
		charts: chartRows.map((row) => chartSettingsSchema.parse(row.settings))
	};
}

/** Has a survey's charts that are drawn of a wave go on being drawn of it under its new slug. */
export async function renameWaveOfCharts(
	tx: Database,
	surveyId: number,
	before: string,
	after: string
): Promise<void> {
	const rows = await tx.select().from(charts).where(eq(charts.surveyId, surveyId));
	for (const { id, settings } of rows) {
		if (settings.wave !== before) continue;
		await tx
			.update(charts)
			.set({ settings: { ...settings, wave: after } })
			.where(eq(charts.id, id));
	}
}

/**
 * A question of the survey that a wave belongs to, by its code, or null. It cannot be changed until the
 * transaction ends, so that an answer fits the question it was checked against; nor can whom the wave asks.
 */
export async function findQuestion(
	db: Database,
	waveId: number,
	code: string
): Promise<{ id: number; wave: string; definition: Question } | null> {
	const [row] = await db
		.select({ id: questions.id, wave: waves.slug, definition: questions.definition })
		.from(questions)
		.innerJoin(waves, eq(waves.surveyId, questions.surveyId))
		.where(and(eq(waves.id, waveId), eq(questions.code, code)))
		.for('key share', { of: [questions, waves] });
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

/** Ids by code or slug. */
export type Ids = ReadonlyMap<string, number>;

const idsByCode = (rows: { id: number; code: string }[]): Ids =>
	new Map(rows.map((row) => [row.code, row.id]));

/**
 * Inserts questions in the order given, and gives their ids by code.
 * @param after the position of the question that they follow; 0 where they are the first
 */
export async function insertQuestions(
	tx: Database,
	surveyId: number,
	list: readonly Question[],
	after = 0
): Promise<Ids> {
	if (list.length === 0) return new Map();
	const rows = await tx
		.insert(questions)
		.values(
			list.map((question, index) => ({
				surveyId,
				position: after + index + 1,
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
		.values(
			list.map(({ government_response: governmentResponse, ...one }, index) => ({
				...one,
				governmentResponse,
				surveyId,
				position: index + 1
			}))
		)
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
