import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { countAdministrators } from '../queries/accounts';
import { makeLink, type MadeLink } from './make-link';
import { perform } from './perform';

/** Makes the link for the first administrator; null where there is one who can sign in. */
export async function issueFirstLink(
	db: Database,
	actor: Actor,
	now: Date
): Promise<MadeLink | null> {
	if ((await countAdministrators(db)) > 0) return null;
	return perform(db, actor, 'issue_link', {}, now, async (tx) => ({
		result: await makeLink(tx, actor, 'first_administrator', null, now),
		happening: {
			subject: { kind: 'installation', key: 'administrator' },
			details: { purpose: 'first_administrator' }
		}
	}));
}
