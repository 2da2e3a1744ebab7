import { linkExpiry, type LinkPurpose } from '$lib/domain/access/link';
import { actorKey, type Actor } from '$lib/domain/access/actor';
import { createToken } from '../auth/tokens';
import type { Database } from '../db/connect';
import { insertLink, withdrawLinks } from '../queries/links';

/** A one-time link as it is shown, once. */
export interface MadeLink {
	/** The path of its address, from the slash on. */
	path: string;
	expiresAt: Date;
}

/** Makes a one-time link, and withdraws those for the same account that nobody has used. */
export async function makeLink(
	tx: Database,
	actor: Actor,
	purpose: LinkPurpose,
	accountId: number | null,
	now: Date
): Promise<MadeLink> {
	await withdrawLinks(tx, accountId, now);
	const { token, tokenHash } = createToken();
	const expiresAt = linkExpiry(purpose, now);
	await insertLink(tx, {
		tokenHash,
		purpose,
		accountId,
		createdBy: actorKey(actor),
		createdAt: now,
		expiresAt
	});
	return { path: `/join/${token}`, expiresAt };
}
