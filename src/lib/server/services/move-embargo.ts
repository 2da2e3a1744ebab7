import { actorKey, type Actor } from '$lib/domain/access/actor';
import { isOpen, isWithdrawn, opensAt } from '$lib/domain/editions/edition';
import type { Database } from '../db/connect';
import { insertEditionEvent, listEditions } from '../queries/editions';
import { lockSurvey } from '../queries/surveys';
import { ensureOpening } from './ensure-opening';
import { perform, RefusedError } from './perform';

export interface EmbargoInput {
	/** The survey's slug. */
	survey: string;
	/** The number of the edition. */
	number: number;
	/** The instant until which it is closed; null to open it now. */
	until: Date | null;
}

/**
 * Moves the embargo of an edition that is not open yet: later, earlier, or to now.
 * @throws RefusedError `unknown_edition`, `already_open`, `withdrawn`, `not_moved`, or where it cannot open then
 */
export async function moveEmbargo(
	db: Database,
	actor: Actor,
	{ survey, number, until }: EmbargoInput,
	now: Date
): Promise<void> {
	return perform(db, actor, 'move_embargo', { survey }, now, async (tx) => {
		await lockSurvey(tx, survey);
		const editions = await listEditions(tx, survey);

		const edition = editions.find((one) => one.number === number);
		if (!edition) throw new RefusedError('unknown_edition', `There is no edition ${number}.`);
		if (isWithdrawn(edition)) {
			throw new RefusedError(
				'withdrawn',
				`Edition ${number} has been withdrawn, and does not open.`
			);
		}
		if (isOpen(edition, now)) {
			throw new RefusedError(
				'already_open',
				`Edition ${number} is open: readers have it, and it cannot be put under embargo again.`
			);
		}
		if (until !== null && until <= now) {
			throw new RefusedError(
				'in_the_past',
				'That moment has passed. To open the edition now, use “Open it now”.'
			);
		}
		const before = opensAt(edition);
		if (until !== null && until.getTime() === before?.getTime()) {
			throw new RefusedError('not_moved', 'The embargo ends at that moment already.');
		}
		const at = until ?? now;
		ensureOpening(number, at, editions, now);

		await insertEditionEvent(tx, {
			editionId: edition.id,
			kind: 'embargoed',
			at: now,
			actor: actorKey(actor),
			content: { until: at.toISOString() }
		});

		return {
			result: undefined,
			happening: {
				subject: { kind: 'edition', key: `${survey} ${number}` },
				details: { from: before?.toISOString() ?? null, until: at.toISOString() }
			}
		};
	});
}
