import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { updateAccount } from '../queries/accounts';
import { endFeeds } from '../queries/calendar-feeds';
import { withdrawLinks } from '../queries/links';
import { deleteSessionsOf } from '../queries/sessions';
import { ensureAnotherAdministrator } from './ensure-another-administrator';
import { lockPerson } from './lock-person';
import { perform } from './perform';

/**
 * Shuts somebody out: they cannot sign in, their sessions and calendar feeds end and their links are
 * withdrawn. What they did stays.
 * @throws RefusedError `unknown_person`, `last_administrator`
 */
export async function suspendPerson(
	db: Database,
	actor: Actor,
	accountId: number,
	now: Date
): Promise<void> {
	return perform(db, actor, 'suspend_person', { accountId }, now, async (tx) => {
		const account = await lockPerson(tx, accountId);
		if (account.isAdministrator && actor.kind === 'account') {
			await ensureAnotherAdministrator(tx, accountId);
		}
		await updateAccount(tx, accountId, { suspendedAt: account.suspendedAt ?? now });
		await withdrawLinks(tx, accountId, now);
		await endFeeds(tx, accountId, now);
		const ended = await deleteSessionsOf(tx, accountId);
		return {
			result: undefined,
			happening: { subject: { kind: 'account', key: accountKey(accountId) }, details: { ended } }
		};
	});
}
