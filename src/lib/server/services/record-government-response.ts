import type { Actor } from '$lib/domain/access/actor';
import { governmentResponseSchema, type GovernmentResponse } from '$lib/domain/gaps/assessment';
import {
	entryOfResponse,
	readResponseEntry,
	responseProblemWords
} from '$lib/domain/gaps/government-response';
import type { Database } from '../db/connect';
import { lockRecommendation, updateGovernmentResponse } from '../queries/recommendations';
import { findSurvey } from '../queries/surveys';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { perform, RefusedError } from './perform';

export interface GovernmentResponseInput {
	/** The survey's slug. */
	survey: string;
	/** The recommendation's code. */
	recommendation: string;
	/** Null to have none recorded. */
	response: GovernmentResponse | null;
	/** Of what was recorded when the form was opened: `responseFingerprint`. */
	fingerprint: string;
}

/** The fingerprint of what is recorded of a response; null where nothing is. */
export const responseFingerprint = (response: GovernmentResponse | null): string =>
	fingerprintOf({ response });

/**
 * Records what the government said to a recommendation, changes it or removes it. Readers see it from the
 * next edition on.
 * @throws RefusedError `unknown_survey`, `unknown_recommendation`, `changed_meanwhile`, `not_valid` with
 * the field that does not fit
 */
export async function recordGovernmentResponse(
	db: Database,
	actor: Actor,
	input: GovernmentResponseInput,
	now: Date
): Promise<void> {
	const { survey: slug, recommendation: code, response } = input;
	return perform(db, actor, 'record_government_response', { survey: slug }, now, async (tx) => {
		const survey = await findSurvey(tx, slug);
		if (!survey) throw new RefusedError('unknown_survey', `There is no survey “${slug}”.`);
		const stored = await lockRecommendation(tx, survey.id, code);
		if (!stored) {
			throw new RefusedError(
				'unknown_recommendation',
				`This survey has no recommendation “${code}”. Open the page again.`
			);
		}

		refuseUnlessAsShown(input.fingerprint, { response: stored.response });
		const checked = response && check(response, now);

		await updateGovernmentResponse(tx, stored.id, checked);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'recommendation', key: code },
				beforeHash: stored.response && responseFingerprint(stored.response),
				afterHash: checked && responseFingerprint(checked),
				details: { change: checked === null ? 'remove' : stored.response ? 'edit' : 'add' }
			}
		};
	});
}

/** A response whose parts fit one another. */
function check(response: GovernmentResponse, now: Date): GovernmentResponse {
	const reading = readResponseEntry(entryOfResponse(governmentResponseSchema.parse(response)), now);
	if (reading.ok) return reading.response;
	const [problem] = reading.problems;
	throw new RefusedError(
		'not_valid',
		problem ? responseProblemWords(problem) : 'It does not fit.',
		{
			field: problem?.field ?? ''
		}
	);
}
