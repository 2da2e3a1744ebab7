import type { Database } from '../db/connect';
import { countAdministrators, lockAccount, lockSettings, type Account } from '../queries/accounts';
import { RefusedError } from './perform';

/** Locks somebody's account. @throws RefusedError `unknown_person` */
export async function lockPerson(tx: Database, accountId: number): Promise<Account> {
	const account = await lockAccount(tx, accountId);
	if (!account) throw new RefusedError('unknown_person', 'There is nobody of that number.');
	return account;
}

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
