import { accountKey, type Actor } from '$lib/domain/access/actor';
import type { Role } from '$lib/domain/access/role';
import type { Database } from '../db/connect';
import { findAccountByEmail, insertAccount, updateAccount } from '../queries/accounts';
import { replaceRoles } from '../queries/roles';
import { enterOrganisationOf } from './enter-organisation-of';
import { findGrants } from './find-grants';
import { makeLink, type MadeLink } from './make-link';
import { perform } from './perform';
import { removeSecondFactor } from './remove-second-factor';

interface Demonstrator {
	name: string;
	email: string;
	organisation: string;
	/** The slug of the body of the register that they work for; empty where it is none. */
	body: string;
	role: Role | 'administrator';
	/** What they are, for whoever reads the printed links. */
	title: string;
}

/** Invented people to try the example as; nobody else is called so at example.org. */
const demonstrators: readonly Demonstrator[] = [
	{
		name: 'Rosa Okafor',
		email: 'rosa@example.org',
		organisation: 'Example Institute',
		body: '',
		role: 'researcher',
		title: 'a researcher'
	},
	{
		name: 'Ravi Menon',
		email: 'ravi@example.org',
		organisation: 'Example Institute',
		body: '',
		role: 'researcher',
		title: 'another researcher'
	},
	{
		name: 'Carys Bevan',
		email: 'carys@example.org',
		organisation: 'Cabinet Office',
		body: 'co',
		role: 'reviewer',
		title: 'a reviewer at the Cabinet Office'
	},
	{
		name: 'Piotr Lewis',
		email: 'piotr@example.org',
		organisation: 'Example Institute',
		body: '',
		role: 'publisher',
		title: 'a publisher'
	},
	{
		name: 'Amina Shah',
		email: 'amina@example.org',
		organisation: 'Example Institute',
		body: '',
		role: 'administrator',
		title: 'an administrator'
	}
];

/** A link to come in as one of the people of the example. */
export interface DemonstrationLink extends MadeLink {
	name: string;
	title: string;
}

/**
 * Sees to it that the people of the example are there, and makes a one-time link for each. They have no
 * password: links are the only way in.
 * @param survey the slug of the example, on which they hold their roles
 */
export async function setUpDemonstration(
	db: Database,
	actor: Actor,
	survey: string,
	now: Date
): Promise<DemonstrationLink[]> {
	const links: DemonstrationLink[] = [];
	for (const person of demonstrators) {
		const account = await findAccountByEmail(db, person.email);
		// Somebody else has taken the address: theirs is no account to let strangers into.
		if (account && !account.isDemonstration) continue;
		const link = await setUpOne(db, actor, person, account?.id ?? null, survey, now);
		links.push({ ...link, name: person.name, title: person.title });
	}
	return links;
}

function setUpOne(
	db: Database,
	actor: Actor,
	{ name, email, organisation, body, role }: Demonstrator,
	existing: number | null,
	survey: string,
	now: Date
): Promise<MadeLink> {
	return perform(db, actor, 'set_up_demonstration', {}, now, async (tx) => {
		const accountId =
			existing ??
			(await insertAccount(tx, {
				email,
				name,
				organisationId: await enterOrganisationOf(tx, { organisation, body }),
				isAdministrator: role === 'administrator',
				isDemonstration: true,
				createdAt: now
			}));
		if (existing !== null) {
			// Whoever came in as them before may have set up a second factor that nobody else has.
			await removeSecondFactor(tx, accountId);
			await updateAccount(tx, accountId, { suspendedAt: null });
		} else if (role !== 'administrator') {
			await replaceRoles(tx, accountId, await findGrants(tx, [{ survey, role }]));
		}
		return {
			result: await makeLink(tx, actor, 'demonstration', accountId, now),
			happening: {
				subject: { kind: 'account', key: accountKey(accountId) },
				details: { purpose: 'demonstration' }
			}
		};
	});
}
