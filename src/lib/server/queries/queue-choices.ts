import { asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { questions, surveys, waves } from '../db/schema';

/** What the queue can be filtered by: the surveys that somebody works on, their waves and their questions. */
export async function listQueueChoices(
	db: Database,
	surveyIds: readonly number[]
): Promise<{
	surveys: { slug: string; title: string }[];
	waves: { slug: string; title: string; survey: string }[];
	questions: { code: string; title: string; survey: string }[];
}> {
	const ids = [...surveyIds];
	const [surveyRows, waveRows, questionRows] = await Promise.all([
		db
			.select({ slug: surveys.slug, definition: surveys.definition })
			.from(surveys)
			.where(inArray(surveys.id, ids))
			.orderBy(asc(surveys.id)),
		db
			.select({ slug: waves.slug, title: waves.title, survey: surveys.definition })
			.from(waves)
			.innerJoin(surveys, eq(surveys.id, waves.surveyId))
			.where(inArray(waves.surveyId, ids))
			.orderBy(asc(waves.surveyId), asc(waves.position)),
		db
			.select({ definition: questions.definition, survey: surveys.definition })
			.from(questions)
			.innerJoin(surveys, eq(surveys.id, questions.surveyId))
			.where(inArray(questions.surveyId, ids))
			.orderBy(asc(questions.surveyId), asc(questions.position))
	]);
	return {
		surveys: surveyRows.map(({ slug, definition }) => ({ slug, title: definition.title })),
		waves: waveRows.map(({ survey, ...wave }) => ({ ...wave, survey: survey.title })),
		questions: questionRows.map(({ definition, survey }) => ({
			code: definition.code,
			title: definition.title,
			survey: survey.title
		}))
	};
}
