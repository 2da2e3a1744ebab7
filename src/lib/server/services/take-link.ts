import { visitor } from '$lib/domain/access/actor';
import { linkProblem, type LinkProblem, type LinkPurpose } from '$lib/domain/access/link';
import type { Command } from '$lib/domain/access/may';
import { hashToken } from '../auth/tokens';
import type { Database } from '../db/connect';
import { countAdministrators, findAccount, lockAccount, type Account } from '../queries/accounts';
import { findLink, lockLink, markUsed, type Link } from '../queries/links';
import { RefusedError } from './perform';
import { tryWithin, type Attempt, type TryLimits } from './try-within';

const words: Record<LinkProblem, string> = {
	unknown: 'This link is not one of ours. Check that all of it was copied.',
	used: 'This link has been used already: each works once. Ask an administrator for another.',
	withdrawn: 'This link has been withdrawn. Ask an administrator for another.',
	expired: 'This link has expired. Ask an administrator for another.'
};

/** What a link offers whoever holds it, before anything is done with it. */
export interface OfferedLink {
	purpose: LinkPurpose;
	/** Whose it is; null for the link that makes the first administrator. */
	account: Account | null;
}

/** What a try at a link counts as: strangers try them, and each link has a count of its own. */
export function linkLimits(command: Command, token: string): TryLimits {
	return { what: 'link', actor: visitor, command, account: token };
}

/**
 * What a link is for. Looking changes nothing: whatever fetches addresses to preview them does not use
 * it up.
 * @throws RefusedError `link_…` where it cannot be used, TooManyTriesError
 */
export async function lookAtLink(
	db: Database,
	token: string,
	attempt: Attempt,
	now: Date
): Promise<OfferedLink> {
	return tryWithin(db, attempt, linkLimits('choose_password', token), now, () =>
		findOffer(db, token, now)
	);
}

/** What a link is for. @throws RefusedError `link_…` where it cannot be used */
export async function findOffer(db: Database, token: string, now: Date): Promise<OfferedLink> {
	return checkOffer(db, await findLink(db, hashToken(token)), now);
}

/** Uses a link up. @throws RefusedError `link_…` where it cannot be used, or is for something else */
export async function takeLink(
	tx: Database,
	token: string,
	purposes: readonly LinkPurpose[],
	now: Date
): Promise<OfferedLink> {
	const tokenHash = hashToken(token);
	// The account first, as whoever suspends it or makes another link locks it: they wait for each other.
	const accountId = (await findLink(tx, tokenHash))?.accountId ?? null;
	if (accountId !== null) await lockAccount(tx, accountId);
	const link = await lockLink(tx, tokenHash);
	const offer = await checkOffer(tx, link, now);
	if (!link || !purposes.includes(offer.purpose)) throw refused('unknown');
	await markUsed(tx, link.id, now);
	return offer;
}

const refused = (problem: LinkProblem) => new RefusedError(`link_${problem}`, words[problem]);

async function checkOffer(db: Database, link: Link | null, now: Date): Promise<OfferedLink> {
	const problem = linkProblem(link, now);
	if (!link || problem) throw refused(problem ?? 'unknown');
	if (link.accountId === null) {
		// The link that makes the first administrator is worth nothing once there is one.
		if ((await countAdministrators(db)) > 0) throw refused('withdrawn');
		return { purpose: link.purpose, account: null };
	}
	const account = await findAccount(db, link.accountId);
	if (!account || account.suspendedAt) throw refused('withdrawn');
	return { purpose: link.purpose, account };
}
