import { accountKey, visitor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { openSession, type OpenedSession } from './open-session';
import { perform } from './perform';
import { linkLimits, takeLink } from './take-link';
import { tryWithin, type Attempt } from './try-within';

/**
 * Signs somebody in as one of the people of the example, by a link that the server printed.
 * @throws RefusedError `link_…`, TooManyTriesError
 */
export async function enterDemonstration(
	db: Database,
	token: string,
	attempt: Attempt,
	now: Date
): Promise<OpenedSession> {
	return tryWithin(db, attempt, linkLimits('enter_demonstration', token), now, () =>
		perform(db, visitor, 'enter_demonstration', {}, now, async (tx) => {
			const { account } = await takeLink(tx, token, ['demonstration'], now);
			if (!account) throw new Error('A link of the example without an account.');
			return {
				result: await openSession(tx, account, attempt, now),
				happening: { subject: { kind: 'account', key: accountKey(account.id) } }
			};
		})
	);
}
