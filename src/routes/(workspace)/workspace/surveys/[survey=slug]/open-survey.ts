import { error } from '@sveltejs/kit';
import type { Survey } from '$lib/domain/surveys/survey';
import { findSurveyRecord } from '$lib/server/queries/surveys';

/**
 * The survey of an address. The page has asked before whether it may be seen.
 * @throws a 404 where there is none
 */
export async function openSurvey(
	db: App.Locals['db'],
	slug: string
): Promise<{ id: number; survey: Survey }> {
	const found = await findSurveyRecord(db, slug);
	if (!found) error(404, { message: 'There is no survey of this name.' });
	return found;
}
