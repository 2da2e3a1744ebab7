import { actorKey, type Actor } from '$lib/domain/access/actor';
import { isWithdrawn } from '$lib/domain/editions/edition';
import type { Database } from '../db/connect';
import { insertEditionEvent, listEditions } from '../queries/editions';
import { lockSurvey } from '../queries/surveys';
import { perform, RefusedError } from './perform';

export interface WithdrawalInput {
	/** The survey's slug. */
	survey: string;
	/** The number of the edition. */
	number: number;
	/** Why, for its readers. */
	reason: string;
}

/**
 * Withdraws an edition: it is never the latest again, and its own address gives the reason. One that is
 * still under embargo never opens.
 * @throws RefusedError `unknown_edition`, `already_withdrawn`, `reason_missing`
 */
export async function withdrawEdition(
	db: Database,
	actor: Actor,
	{ survey, number, reason }: WithdrawalInput,
	now: Date
): Promise<void> {
	return perform(db, actor, 'withdraw_edition', { survey }, now, async (tx) => {
		await lockSurvey(tx, survey);
		const editions = await listEditions(tx, survey);

		const edition = editions.find((one) => one.number === number);
		if (!edition) throw new RefusedError('unknown_edition', `There is no edition ${number}.`);
		if (isWithdrawn(edition)) {
			throw new RefusedError('already_withdrawn', `Edition ${number} has been withdrawn already.`);
		}
		const words = reason.trim();
		if (!words) throw new RefusedError('reason_missing', 'Give the reason, for its readers.');

		await insertEditionEvent(tx, {
			editionId: edition.id,
			kind: 'withdrawn',
			at: now,
			actor: actorKey(actor),
			content: { words }
		});

		return {
			result: undefined,
			happening: { subject: { kind: 'edition', key: `${survey} ${number}` } }
		};
	});
}
