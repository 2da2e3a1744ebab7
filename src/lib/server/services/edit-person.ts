import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { PersonInput } from '$lib/domain/access/person';
import type { Database } from '../db/connect';
import { findAccountByEmail, updateAccount } from '../queries/accounts';
import { rotateSessionsOf } from '../queries/sessions';
import { enterOrganisationOf } from './enter-organisation-of';
import { lockPerson } from './lock-person';
import { perform, RefusedError } from './perform';

/**
 * Changes somebody's name, address or organisation.
 * @throws RefusedError `unknown_person`, `email_taken`, `unknown_body`
 */
export async function editPerson(
	db: Database,
	actor: Actor,
	accountId: number,
	{ name, email, organisation, body }: PersonInput,
	now: Date
): Promise<void> {
	return perform(db, actor, 'edit_person', { accountId }, now, async (tx) => {
		const account = await lockPerson(tx, accountId);
		const other = await findAccountByEmail(tx, email);
		if (other && other.id !== account.id) {
			throw new RefusedError('email_taken', 'There is another account with this address.');
		}
		const organisationId = await enterOrganisationOf(
			tx,
			{ organisation, body },
			account.organisationId
		);
		await updateAccount(tx, accountId, { name, email, organisationId });
		// Whose answers somebody may accept depends on whom they work for.
		await rotateSessionsOf(tx, accountId);
		return {
			result: undefined,
			happening: {
				subject: { kind: 'account', key: accountKey(accountId) },
				details: {
					changed: [
						...(account.name === name ? [] : ['name']),
						...(account.email === email ? [] : ['email']),
						...(account.organisationId === organisationId ? [] : ['organisation'])
					],
					worksFor: body || null
				}
			}
		};
	});
}
