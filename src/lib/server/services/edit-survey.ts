import type { Actor } from '$lib/domain/access/actor';
import type { Survey } from '$lib/domain/surveys/survey';
import type { Database } from '../db/connect';
import { updateSurvey } from '../queries/surveys';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { lockKnownSurvey } from './lock-known-survey';
import { perform } from './perform';

export interface SurveyEdit {
	/** The survey's slug, which never changes: addresses are cited. */
	survey: string;
	title: string;
	summary: string;
	notes: string[];
	/** Under what its data may be reused, in words; null where nobody has stated it. */
	data_licence: string | null;
	/** Of what the form showed: `surveyFingerprint`. */
	fingerprint: string;
}

const shownOf = ({ title, summary, notes, data_licence: licence }: Survey) => ({
	title,
	summary,
	notes,
	data_licence: licence ?? null
});

/** The fingerprint of what the form of a survey shows. */
export const surveyFingerprint = (survey: Survey): string => fingerprintOf(shownOf(survey));

/**
 * Changes the title, the summary, the notes and the licence of a survey. Editions keep theirs.
 * @throws RefusedError `unknown_survey`, `changed_meanwhile`
 */
export async function editSurvey(
	db: Database,
	actor: Actor,
	input: SurveyEdit,
	now: Date
): Promise<void> {
	return perform(db, actor, 'edit_survey', { survey: input.survey }, now, async (tx) => {
		const stored = await lockKnownSurvey(tx, input.survey);
		refuseUnlessAsShown(input.fingerprint, shownOf(stored.survey));

		const { title, summary, notes, data_licence: licence } = input;
		const survey: Survey = { ...stored.survey, title, summary, notes };
		if (licence === null) delete survey.data_licence;
		else survey.data_licence = licence;
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
