import { defaultTemplate } from '$lib/domain/requests/request-text';
import type { LetterSource } from '$lib/domain/requests/written-text';
import type { Database } from '../db/connect';
import { listQuestions } from '../queries/questions';
import type { StoredWave } from '../queries/waves';

/** What the texts of a wave's requests are written from. */
export async function findLetterSource(
	db: Database,
	{
		surveyId,
		survey,
		requestTemplate
	}: Pick<StoredWave, 'surveyId' | 'requestTemplate'> & { survey: LetterSource['survey'] }
): Promise<LetterSource> {
	const questions = (await listQuestions(db, surveyId)).map(({ question }) => question);
	return { survey, questions, template: requestTemplate ?? defaultTemplate(survey, questions) };
}
