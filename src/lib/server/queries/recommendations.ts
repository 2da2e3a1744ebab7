import { and, asc, eq } from 'drizzle-orm';
import { governmentResponseSchema, type GovernmentResponse } from '$lib/domain/gaps/assessment';
import type { Database } from '../db/connect';
import { criteria, recommendations } from '../db/schema';

/** A recommendation as its survey holds it. */
export interface StoredRecommendation {
	id: number;
	code: string;
	title: string;
	summary: string;
	/** Null where none is recorded. */
	response: GovernmentResponse | null;
}

const columns = {
	id: recommendations.id,
	code: recommendations.code,
	title: recommendations.title,
	summary: recommendations.summary,
	response: recommendations.governmentResponse
};

const asStored = (row: StoredRecommendation): StoredRecommendation => ({
	...row,
	response: row.response && governmentResponseSchema.parse(row.response)
});

/** The recommendations of a survey in order, each with the titles of its criteria. */
export async function listRecommendations(
	db: Database,
	surveyId: number
): Promise<(StoredRecommendation & { criteria: { code: string; title: string }[] })[]> {
	const [rows, tests] = await Promise.all([
		db
			.select(columns)
			.from(recommendations)
			.where(eq(recommendations.surveyId, surveyId))
			.orderBy(asc(recommendations.position)),
		db
			.select({ recommendationId: criteria.recommendationId, definition: criteria.definition })
			.from(criteria)
			.innerJoin(recommendations, eq(recommendations.id, criteria.recommendationId))
			.where(eq(recommendations.surveyId, surveyId))
			.orderBy(asc(criteria.position))
	]);
	return rows.map((row) => ({
		...asStored(row),
		criteria: tests
			.filter(({ recommendationId }) => recommendationId === row.id)
			.map(({ definition }) => ({ code: definition.code, title: definition.title }))
	}));
}

/** A recommendation of a survey by its code, locked until the transaction ends, or null. */
export async function lockRecommendation(
	tx: Database,
	surveyId: number,
	code: string
): Promise<StoredRecommendation | null> {
	const [row] = await tx
		.select(columns)
		.from(recommendations)
		.where(and(eq(recommendations.surveyId, surveyId), eq(recommendations.code, code)))
		.for('update');
	return row ? asStored(row) : null;
}

/** Changes what the government said to a recommendation. @param response null where nothing is recorded */
export async function updateGovernmentResponse(
	tx: Database,
	recommendationId: number,
	response: GovernmentResponse | null
): Promise<void> {
	await tx
		.update(recommendations)
		.set({ governmentResponse: response })
		.where(eq(recommendations.id, recommendationId));
}
