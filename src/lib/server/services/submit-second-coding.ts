import type { Actor } from '$lib/domain/access/actor';
import { readDraft } from '$lib/domain/answers/read-draft';
import type { Database } from '../db/connect';
import { updateSecondCoding } from '../queries/second-codings';
import { ensureCodes, openSecondCoding, type SecondCodingPlace } from './open-second-coding';
import { perform, RefusedError } from './perform';

/**
 * Submits the second coding of an answer, as it was shown: from then on it is never changed, and whoever
 * submitted it may see the first.
 * @throws RefusedError `not_drawn`, `not_the_coder`, `already_submitted`, `changed_meanwhile`, `not_ready`
 */
export async function submitSecondCoding(
	db: Database,
	actor: Actor,
	input: SecondCodingPlace & { version: number },
	now: Date
): Promise<void> {
	const { waveId, version } = input;
	return perform(db, actor, 'submit_second_coding', { waveId }, now, async (tx) => {
		const opened = await openSecondCoding(tx, input);
		ensureCodes(actor, opened);
		const { coding, question } = opened;
		if (coding.draft === null || coding.version !== version) {
			throw new RefusedError(
				'changed_meanwhile',
				'This coding was changed in another window after you opened it. Look at what it says now, then submit it.'
			);
		}
		const { content } = readDraft(question, coding.draft);
		if (!content) {
			throw new RefusedError(
				'not_ready',
				`The answer to “${question.title}” cannot be submitted yet: see what is missing.`
			);
		}

		await updateSecondCoding(tx, coding.id, {
			version: version + 1,
			draft: null,
			content,
			submittedAt: now
		});

		return { result: undefined, happening: { subject: { kind: 'answer', key: opened.key } } };
	});
}
