import type { Database } from '../db/connect';
import { lockAccount, type Account } from '../queries/accounts';
import { RefusedError } from './perform';

/** Locks somebody's account. @throws RefusedError `unknown_person` */
export async function lockPerson(tx: Database, accountId: number): Promise<Account> {
	const account = await lockAccount(tx, accountId);
	if (!account) throw new RefusedError('unknown_person', 'There is nobody of that number.');
	return account;
}
