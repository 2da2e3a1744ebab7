import type { Actor } from '$lib/domain/access/actor';
import { draftSchema, type Draft } from '$lib/domain/answers/draft';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { Database } from '../db/connect';
import { updateSecondCoding } from '../queries/second-codings';
import { ensureCodes, openSecondCoding, type SecondCodingPlace } from './open-second-coding';
import { perform } from './perform';
import { readEntry } from './read-entry';

export type SecondCodingSaved =
	| { saved: true; version: number }
	/** The same person saved in another window in between: nothing was changed. */
	| { saved: false; stored: { version: number; draft: Draft } };

/**
 * Saves what somebody is typing as the second coding of an answer. Nothing is saved over a version that
 * was not seen; the same sent again is told that it is saved.
 *
 * The audit trail notes that it was begun, and not every pause in typing.
 * @param input the version that it was typed over; 0 where there was none
 * @throws RefusedError `not_drawn`, `not_the_coder`, `already_submitted`, `not_valid`
 */
export async function saveSecondCoding(
	db: Database,
	actor: Actor,
	input: SecondCodingPlace & { version: number; draft: Draft },
	now: Date
): Promise<SecondCodingSaved> {
	const { waveId, version } = input;
	return perform<SecondCodingSaved>(
		db,
		actor,
		'save_second_coding',
		{ waveId },
		now,
		async (tx) => {
			const opened = await openSecondCoding(tx, input);
			ensureCodes(actor, opened);
			const draft = readEntry(draftSchema, input.draft);
			const { coding } = opened;
			if (coding.draft !== null && canonicalJson(coding.draft) === canonicalJson(draft)) {
				return { result: { saved: true, version: coding.version }, happening: [] };
			}
			if (coding.draft !== null && coding.version !== version) {
				const stored = { version: coding.version, draft: coding.draft };
				return { result: { saved: false, stored }, happening: [] };
			}

			const next = coding.version + 1;
			await updateSecondCoding(tx, coding.id, { version: next, draft });

			return {
				result: { saved: true, version: next },
				happening: coding.draft === null ? { subject: { kind: 'answer', key: opened.key } } : []
			};
		}
	);
}
