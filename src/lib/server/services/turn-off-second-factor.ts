import type { AccountActor } from '$lib/domain/access/actor';
import { needsSecondFactor } from '$lib/domain/access/second-factor';
import type { Database } from '../db/connect';
import { readSettings } from '../queries/settings';
import { deleteSessionsOf } from '../queries/sessions';
import { openSession, type OpenedSession } from './open-session';
import { RefusedError } from './perform';
import { performWithPassword } from './perform-with-password';
import { removeSecondFactor } from './remove-second-factor';
import type { Attempt } from './try-within';

/**
 * Turns one's second factor off. Other sessions end and this one gets another token.
 * @throws RefusedError `second_factor_needed` where the installation asks for one, `no_second_factor`,
 * and as `performWithPassword`
 */
export async function turnOffSecondFactor(
	db: Database,
	actor: AccountActor,
	password: string,
	attempt: Attempt,
	now: Date
): Promise<OpenedSession> {
	return performWithPassword(
		db,
		actor,
		'turn_off_second_factor',
		password,
		attempt,
		now,
		async (tx, account) => {
			if (!account.totpConfirmedAt) {
				throw new RefusedError('no_second_factor', 'You have no second factor.');
			}
			if (needsSecondFactor(actor) && (await readSettings(tx)).needsSecondFactor) {
				throw new RefusedError(
					'second_factor_needed',
					'This installation asks publishers and administrators for a second factor.'
				);
			}
			await removeSecondFactor(tx, actor.id);
			const ended = await deleteSessionsOf(tx, actor.id);
			return {
				result: await openSession(tx, { id: actor.id, totpConfirmedAt: null }, attempt, now),
				details: { ended }
			};
		}
	);
}
