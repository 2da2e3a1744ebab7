import type { Database } from '../db/connect';
import { lockSurvey, type SurveyRecord } from '../queries/surveys';
import { RefusedError } from './perform';

/**
 * A survey with what it says of itself, locked until the transaction ends.
 * @throws RefusedError `unknown_survey`
 */
export async function lockKnownSurvey(tx: Database, slug: string): Promise<SurveyRecord> {
	const survey = await lockSurvey(tx, slug);
	if (!survey) throw new RefusedError('unknown_survey', `There is no survey “${slug}”.`);
	return survey;
}
