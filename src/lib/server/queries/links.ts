import { and, desc, eq, isNull } from 'drizzle-orm';
import type { LinkPurpose } from '$lib/domain/access/link';
import type { Database } from '../db/connect';
import { links } from '../db/schema';

export type Link = typeof links.$inferSelect;

/** A link by the hash of its token, or null. */
export async function findLink(db: Database, tokenHash: string): Promise<Link | null> {
	const [row] = await db.select().from(links).where(eq(links.tokenHash, tokenHash));
	return row ?? null;
}

/** A link by the hash of its token, locked until the transaction ends, or null. */
export async function lockLink(tx: Database, tokenHash: string): Promise<Link | null> {
	const [row] = await tx.select().from(links).where(eq(links.tokenHash, tokenHash)).for('update');
	return row ?? null;
}

/** Keeps a link by the hash of its token. */
export async function insertLink(tx: Database, link: typeof links.$inferInsert): Promise<void> {
	await tx.insert(links).values(link);
}

/** Notes that a link was used, so that it is not used again. */
export async function markUsed(tx: Database, linkId: number, usedAt: Date): Promise<void> {
	await tx.update(links).set({ usedAt }).where(eq(links.id, linkId));
}

/** Withdraws the links for an account that nobody has used, of one purpose or of any. */
export async function withdrawLinks(
	tx: Database,
	accountId: number | null,
	withdrawnAt: Date,
	purpose?: LinkPurpose
): Promise<void> {
	await tx
		.update(links)
		.set({ withdrawnAt })
		.where(
			and(
				accountId === null ? isNull(links.accountId) : eq(links.accountId, accountId),
				purpose === undefined ? undefined : eq(links.purpose, purpose),
				isNull(links.usedAt),
				isNull(links.withdrawnAt)
			)
		);
}

/** The links made for an account, the last first. */
export async function listLinks(db: Database, accountId: number): Promise<Link[]> {
	return db.select().from(links).where(eq(links.accountId, accountId)).orderBy(desc(links.id));
}
