import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { listPeople } from '../queries/accounts';
import { findSurvey } from '../queries/surveys';
import { issueFirstLink } from './issue-first-link';
import { exampleSlug, type Progress } from './load-example';
import { setUpDemonstration } from './set-up-demonstration';
import { suspendPerson } from './suspend-person';

const installer: Actor = { kind: 'system', name: 'installer' };

export interface Entrances {
	/** Whether people of the example can come in. */
	demonstration: boolean;
	/** The address of this installation, without a slash at the end. */
	origin: string;
}

/**
 * Makes the one-time links by which the first people come in, and tells them: those of the example,
 * where that is to be tried, or else the one for the first administrator, until there is one.
 */
export async function offerEntrances(
	db: Database,
	{ demonstration, origin }: Entrances,
	tell: Progress,
	now: Date
): Promise<void> {
	if (demonstration && (await findSurvey(db, exampleSlug))) {
		const links = await setUpDemonstration(db, installer, exampleSlug, now);
		tell('Sign in to try it. Each link works once, within 24 hours; the next start prints others.');
		for (const { name, title, path } of links) tell(`  ${name}, ${title}: ${origin}${path}`);
	} else if (!demonstration) {
		await suspendDemonstrators(db, now);
	}
	const first = await issueFirstLink(db, installer, now);
	if (first) {
		tell(
			`Nobody administers this installation yet. Within 24 hours, become its first administrator at ${origin}${first.path}`
		);
	}
}

async function suspendDemonstrators(db: Database, now: Date): Promise<void> {
	for (const person of await listPeople(db)) {
		if (person.isDemonstration && !person.suspendedAt) {
			await suspendPerson(db, installer, person.id, now);
		}
	}
}
