import type { Actor } from '$lib/domain/access/actor';
import type { Survey } from '$lib/domain/surveys/survey';
import type { Database } from '../db/connect';
import { findSurveyRecord, lockSurvey, updateSurvey } from '../queries/surveys';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { perform, RefusedError } from './perform';

export interface SurveyEdit {
	/** The survey's slug, which never changes: addresses are cited. */
	survey: string;
	title: string;
	summary: string;
	notes: string[];
	/** Of what the form showed: `surveyFingerprint`. */
	fingerprint: string;
}

const shownOf = ({ title, summary, notes }: Pick<Survey, 'title' | 'summary' | 'notes'>) => ({
	title,
	summary,
	notes
});

/** The fingerprint of what the form of a survey shows. */
export const surveyFingerprint = (survey: Survey): string => fingerprintOf(shownOf(survey));

/** Changes the title, the summary and the notes of a survey. Editions keep theirs. */
export async function editSurvey(
	db: Database,
	actor: Actor,
	input: SurveyEdit,
	now: Date
): Promise<void> {
	return perform(db, actor, 'edit_survey', { survey: input.survey }, now, async (tx) => {
		await lockSurvey(tx, input.survey);
		const stored = await findSurveyRecord(tx, input.survey);
		if (!stored) throw new RefusedError('unknown_survey', `There is no survey "${input.survey}".`);
		refuseUnlessAsShown(input.fingerprint, shownOf(stored.survey));

		const survey = { ...stored.survey, ...shownOf(input) };
		await updateSurvey(tx, stored.id, survey);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'survey', key: input.survey },
				beforeHash: surveyFingerprint(stored.survey),
				afterHash: surveyFingerprint(survey)
			}
		};
	});
}
