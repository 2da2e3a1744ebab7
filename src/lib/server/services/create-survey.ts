import { accountKey, type Actor } from '$lib/domain/access/actor';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { SurveySetUp } from '$lib/domain/surveys/set-up';
import type { Database } from '../db/connect';
import { lockAccount } from '../queries/accounts';
import { listRoles, replaceRoles } from '../queries/roles';
import { findBodyIds } from '../queries/register';
import { rotateSessionsOf } from '../queries/sessions';
import {
	findSurvey,
	insertCharts,
	insertContexts,
	insertCriteria,
	insertPublishedFigures,
	insertQuestions,
	insertRecommendations,
	insertSurvey
} from '../queries/surveys';
import { insertWave, insertWaveBodies } from '../queries/waves';
import { idOf } from './id-of';
import { perform, RefusedError } from './perform';
import { sha256 } from './sha256';

export interface SurveyInput extends SurveySetUp {
	/** The account that becomes its publisher. */
	publisherId?: number | null;
}

/**
 * Creates a survey with its first wave, its questions, its recommendations and its charts, and makes
 * somebody its publisher where that is asked for.
 * @throws RefusedError `survey_exists`, `unknown_body`, `unknown_account`, and `unknown_…` where a part
 * names another that the survey lacks
 */
export async function createSurvey(
	db: Database,
	actor: Actor,
	{ publisherId = null, ...input }: SurveyInput,
	now: Date
): Promise<{ surveyId: number; waveId: number }> {
	return perform(db, actor, 'create_survey', {}, now, async (tx) => {
		if (await findSurvey(tx, input.survey.slug)) {
			throw new RefusedError('survey_exists', `There is already a survey “${input.survey.slug}”.`);
		}
		const named = [...input.contexts, ...input.publishedFigures].flatMap((one) => one.body ?? []);
		const bodyIds = await findBodyIds(tx, [...named, ...input.asked]);
		const asked = [...new Set(input.asked)].map((body) => ({
			bodyId: idOf(bodyIds, body, 'body'),
			why: null
		}));

		const surveyId = await insertSurvey(tx, input.survey);
		const waveId = await insertWave(tx, surveyId, 1, input.wave);
		await insertWaveBodies(tx, waveId, asked);
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
		if (publisherId !== null) await makePublisher(tx, publisherId, surveyId);

		return {
			result: { surveyId, waveId },
			happening: {
				subject: { kind: 'survey', key: input.survey.slug },
				afterHash: sha256(canonicalJson(input)),
				details: {
					// Before there was a survey there was none at hand.
					survey: input.survey.slug,
					questions: input.questions.length,
					criteria: input.criteria.length,
					...(publisherId !== null && { publisher: accountKey(publisherId) })
				}
			}
		};
	});
}

async function makePublisher(tx: Database, accountId: number, surveyId: number): Promise<void> {
	const account = await lockAccount(tx, accountId);
	if (!account || account.suspendedAt) {
		throw new RefusedError(
			'unknown_account',
			'There is no account of this person that can sign in. Choose somebody else.'
		);
	}
	const held = (await listRoles(tx, accountId)).map(({ surveyId: of, role }) => ({
		surveyId: of,
		role
	}));
	await replaceRoles(tx, accountId, [...held, { surveyId, role: 'publisher' }]);
	await rotateSessionsOf(tx, accountId);
}
