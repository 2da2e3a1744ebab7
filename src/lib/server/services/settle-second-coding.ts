import { actorKey, type Actor } from '$lib/domain/access/actor';
import { codingsDiffer } from '$lib/domain/review/agreement/compared-codes';
import { remarkSchema } from '$lib/domain/review/comment';
import type { Settlement } from '$lib/domain/review/settlement';
import type { Database } from '../db/connect';
import { listFirstCodings, updateSecondCoding } from '../queries/second-codings';
import { openSecondCoding, type SecondCodingPlace } from './open-second-coding';
import { perform, RefusedError } from './perform';
import { readEntry } from './read-entry';

/**
 * Settles which of two codings that differ stands, with the reason. It changes no answer: where the first
 * does not stand, the answer is coded again and reviewed as any other. Not by the second coder, who would
 * be the judge of their own coding.
 * @throws RefusedError `not_drawn`, `not_coded`, `own_coding`, `already_settled`, `nothing_to_settle`,
 * `note_missing`, `not_valid`
 */
export async function settleSecondCoding(
	db: Database,
	actor: Actor,
	input: SecondCodingPlace & { settlement: Settlement; note: string },
	now: Date
): Promise<void> {
	const { waveId, settlement } = input;
	return perform(db, actor, 'settle_second_coding', { waveId }, now, async (tx) => {
		const { sample, coding, question, key } = await openSecondCoding(tx, input);
		if (actor.kind === 'account' && actor.id === sample.coderId) {
			throw new RefusedError(
				'own_coding',
				'You coded this answer the second time. Another person settles which coding stands.'
			);
		}
		const first = (await listFirstCodings(tx, sample.id)).get(coding.answerId)?.content ?? null;
		if (coding.content === null || first === null) {
			throw new RefusedError('not_coded', 'This answer has not been coded by both yet.');
		}
		if (coding.settledAt !== null) {
			throw new RefusedError('already_settled', 'Somebody has settled this one already.');
		}
		if (!codingsDiffer(question, first, coding.content)) {
			throw new RefusedError('nothing_to_settle', 'The two codings of this answer agree.');
		}
		const note = readEntry(remarkSchema, input.note);
		if (note === '') throw new RefusedError('note_missing', 'Say why, in a sentence.');

		await updateSecondCoding(tx, coding.id, {
			settlement,
			settlementNote: note,
			settledAt: now,
			settledBy: actorKey(actor)
		});

		return {
			result: undefined,
			happening: { subject: { kind: 'answer', key }, details: { settlement } }
		};
	});
}
