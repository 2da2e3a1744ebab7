import type { AccountActor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { RefusedError } from './perform';
import { performWithPassword } from './perform-with-password';
import { makeRecoveryCodes } from './make-recovery-codes';
import type { Attempt } from './try-within';

/**
 * Gives a person new recovery codes; the old ones are worth nothing from then on.
 * @throws RefusedError `no_second_factor`, and as `performWithPassword`
 */
export async function renewRecoveryCodes(
	db: Database,
	actor: AccountActor,
	password: string,
	attempt: Attempt,
	now: Date
): Promise<string[]> {
	return performWithPassword(
		db,
		actor,
		'renew_recovery_codes',
		password,
		attempt,
		now,
		async (tx, account) => {
			if (!account.totpConfirmedAt) {
				throw new RefusedError('no_second_factor', 'You have no second factor.');
			}
			return { result: await makeRecoveryCodes(tx, actor.id) };
		}
	);
}
