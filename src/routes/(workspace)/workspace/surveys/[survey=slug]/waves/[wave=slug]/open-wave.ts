import { error } from '@sveltejs/kit';
import type { Survey } from '$lib/domain/surveys/survey';
import { findWave, type StoredWave } from '$lib/server/queries/waves';
import { openSurvey } from '../../open-survey';

/**
 * The wave of an address, and its survey. The page has asked before whether they may be seen.
 * @throws a 404 where there is none
 */
export async function openWave(
	db: App.Locals['db'],
	params: { survey: string; wave: string }
): Promise<StoredWave & { survey: Survey }> {
	const { id, survey } = await openSurvey(db, params.survey);
	const found = await findWave(db, id, params.wave);
	if (!found) {
		error(404, {
			message: `This survey has no wave “${params.wave}”.`,
			hint: 'The page of the survey lists its waves.'
		});
	}
	return { ...found, survey };
}
