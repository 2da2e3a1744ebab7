import type { AccountActor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { findAccount, updateAccount } from '../queries/accounts';
import { withdrawLinks } from '../queries/links';
import { deleteSessionsOf } from '../queries/sessions';
import { hashNewPassword } from './hash-new-password';
import { openSession, type OpenedSession } from './open-session';
import { RefusedError } from './perform';
import { performWithPassword } from './perform-with-password';
import type { Attempt } from './try-within';

/**
 * Puts another password in the place of one's own. Every session ends, on every device, and another one
 * begins here. Links to choose a password by are withdrawn.
 * @throws RefusedError `password_…` where the new one cannot be used, `demonstration`, and as
 * `performWithPassword`
 */
export async function changePassword(
	db: Database,
	actor: AccountActor,
	{ current, next }: { current: string; next: string },
	attempt: Attempt,
	now: Date
): Promise<OpenedSession> {
	const person = await findAccount(db, actor.id);
	if (person?.isDemonstration) {
		throw new RefusedError(
			'demonstration',
			'People of the example have no password: they come in by the links that the server prints.'
		);
	}
	const passwordHash = await hashNewPassword(next, person ?? { email: '', name: '' });
	return performWithPassword(
		db,
		actor,
		'change_password',
		current,
		attempt,
		now,
		async (tx, account) => {
			await updateAccount(tx, actor.id, { passwordHash });
			await withdrawLinks(tx, actor.id, now);
			const ended = await deleteSessionsOf(tx, actor.id);
			const session = await openSession(tx, account, { ...attempt, isConfirmed: true }, now);
			return { result: session, details: { ended } };
		}
	);
}
