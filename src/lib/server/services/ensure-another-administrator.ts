import type { Database } from '../db/connect';
import { countAdministrators } from '../queries/accounts';
import { lockSettings } from '../queries/settings';
import { RefusedError } from './perform';

/**
 * Sees to it that somebody else can still administer, before this account no longer can. Two who take
 * each other's leave at once wait for one another.
 * @throws RefusedError `last_administrator`
 */
export async function ensureAnotherAdministrator(tx: Database, accountId: number): Promise<void> {
	await lockSettings(tx);
	if ((await countAdministrators(tx, accountId)) === 0) {
		throw new RefusedError(
			'last_administrator',
			'This is the last administrator who can sign in. Make somebody else an administrator first.'
		);
	}
}
