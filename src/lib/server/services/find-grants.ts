import type { Role } from '$lib/domain/access/role';
import type { Database } from '../db/connect';
import { listSurveyTitles } from '../queries/surveys';
import { idOf } from './id-of';

/** Roles by the slug of their survey, as roles by its id. @throws RefusedError `unknown_survey` */
export async function findGrants(
	tx: Database,
	roles: readonly { survey: string; role: Role }[]
): Promise<{ surveyId: number; role: Role }[]> {
	const surveys = await listSurveyTitles(tx);
	const ids = new Map(surveys.map((one) => [one.slug, one.id]));
	return roles.map(({ survey, role }) => ({ surveyId: idOf(ids, survey, 'survey'), role }));
}
