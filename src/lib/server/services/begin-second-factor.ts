import type { AccountActor } from '$lib/domain/access/actor';
import type { SecretBox } from '../auth/secret-box';
import { createTotpKey } from '../auth/totp';
import type { Database } from '../db/connect';
import { updateAccount } from '../queries/accounts';
import { RefusedError } from './perform';
import { performWithPassword } from './perform-with-password';
import type { Attempt } from './try-within';

/**
 * Makes the key of a second factor, for an authenticator app to take over. It counts for nothing until
 * a code shows that the app has it. Begun again, it makes another key.
 * @throws RefusedError `second_factor_on`, and as `performWithPassword`
 */
export async function beginSecondFactor(
	db: Database,
	actor: AccountActor,
	password: string,
	box: SecretBox,
	attempt: Attempt,
	now: Date
): Promise<void> {
	return performWithPassword(
		db,
		actor,
		'begin_second_factor',
		password,
		attempt,
		now,
		async (tx, account) => {
			if (account.totpConfirmedAt) {
				throw new RefusedError('second_factor_on', 'You have a second factor already.');
			}
			await updateAccount(tx, actor.id, { totpKey: box.seal(createTotpKey()), totpLastStep: null });
			return { result: undefined };
		}
	);
}
