import type { Actor } from '$lib/domain/access/actor';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { SurveyImport } from '$lib/domain/interchange/survey-file';
import type { Database } from '../db/connect';
import { findBodyIds } from '../queries/register';
import {
	findSurvey,
	insertCharts,
	insertContexts,
	insertCriteria,
	insertPublishedFigures,
	insertQuestions,
	insertRecommendations,
	insertSurvey,
	insertWave
} from '../queries/surveys';
import { idOf } from './id-of';
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
		if (await findSurvey(tx, input.survey.slug)) {
			throw new RefusedError('survey_exists', `There is already a survey "${input.survey.slug}".`);
		}
		const named = [...input.contexts, ...input.publishedFigures].flatMap((one) => one.body ?? []);
		const bodyIds = await findBodyIds(tx, named);

		const surveyId = await insertSurvey(tx, input.survey);
		const waveId = await insertWave(tx, surveyId, 1, input.wave);
		const questionIds = await insertQuestions(tx, surveyId, input.questions);
		const recommendationIds = await insertRecommendations(tx, surveyId, input.recommendations);
		const criterionIds = await insertCriteria(
			tx,
			input.criteria.map((criterion) => ({
				recommendationId: idOf(recommendationIds, criterion.recommendation, 'recommendation'),
				criterion
			}))
		);
		await insertContexts(
			tx,
			waveId,
			input.contexts.map(({ body, criterion, note, source }) => ({
				bodyId: body === null ? null : idOf(bodyIds, body, 'body'),
				criterionId: idOf(criterionIds, criterion, 'criterion'),
				note,
				source
			}))
		);
		await insertPublishedFigures(
			tx,
			waveId,
			input.publishedFigures.map(({ body, question, percent, decimals, source, note }) => ({
				bodyId: idOf(bodyIds, body, 'body'),
				questionId: idOf(questionIds, question, 'question'),
				percent,
				decimals,
				source,
				note
			}))
		);
		await insertCharts(tx, surveyId, input.charts);

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
