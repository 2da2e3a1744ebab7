import { and, desc, eq, gt, inArray, lte, ne, or } from 'drizzle-orm';
import { rotationGrace } from '$lib/domain/access/session';
import type { Database } from '../db/connect';
import { accounts, bodies, organisations, sessions } from '../db/schema';
import { onlyRow } from './only-row';

export type Session = typeof sessions.$inferSelect;

/** A session that has not ended, with whose it is. */
export interface FoundSession {
	session: Session;
	account: typeof accounts.$inferSelect;
	/** The slug of the body that its person works for, or null. */
	body: string | null;
}

/**
 * The session of a token's hash, or null where there is none, it has ended, or its account is
 * suspended. The token before the last rotation is taken for a moment longer.
 */
export async function findSession(
	db: Database,
	tokenHash: string,
	now: Date
): Promise<FoundSession | null> {
	const isCurrent = eq(sessions.tokenHash, tokenHash);
	const isPrior = and(
		eq(sessions.priorTokenHash, tokenHash),
		gt(sessions.rotatedAt, new Date(now.getTime() - rotationGrace))
	);
	const [row] = await db
		.select({ session: sessions, account: accounts, body: bodies.slug })
		.from(sessions)
		.innerJoin(accounts, eq(accounts.id, sessions.accountId))
		.innerJoin(organisations, eq(organisations.id, accounts.organisationId))
		.leftJoin(bodies, eq(bodies.id, organisations.bodyId))
		.where(and(or(isCurrent, isPrior), gt(sessions.expiresAt, now)));
	return row && !row.account.suspendedAt ? row : null;
}

/** Inserts a session and gives its id. */
export async function insertSession(
	tx: Database,
	session: typeof sessions.$inferInsert
): Promise<number> {
	return onlyRow(await tx.insert(sessions).values(session).returning({ id: sessions.id })).id;
}

/** Notes that a session is used. */
export async function noteUse(
	db: Database,
	sessionId: number,
	use: Pick<Session, 'lastUsedAt' | 'expiresAt'>
): Promise<void> {
	await db.update(sessions).set(use).where(eq(sessions.id, sessionId));
}

/**
 * Gives a session another token.
 * @returns false where it has another already: a request at the same moment was quicker
 */
export async function rotateSession(
	db: Database,
	session: Pick<Session, 'id' | 'tokenHash'>,
	tokenHash: string,
	now: Date
): Promise<boolean> {
	const rotated = await db
		.update(sessions)
		.set({
			tokenHash,
			priorTokenHash: session.tokenHash,
			rotatedAt: now,
			mustRotate: false
		})
		.where(and(eq(sessions.id, session.id), eq(sessions.tokenHash, session.tokenHash)))
		.returning({ id: sessions.id });
	return rotated.length > 0;
}

/** Has every session of an account take another token at its next request. */
export async function rotateSessionsOf(tx: Database, accountId: number): Promise<void> {
	await tx.update(sessions).set({ mustRotate: true }).where(eq(sessions.accountId, accountId));
}

/** The sessions of an account that have not ended, the last used first. */
export async function listSessions(db: Database, accountId: number, now: Date): Promise<Session[]> {
	return db
		.select()
		.from(sessions)
		.where(and(eq(sessions.accountId, accountId), gt(sessions.expiresAt, now)))
		.orderBy(desc(sessions.lastUsedAt), desc(sessions.id));
}

/** Ends a session, whosever it is. */
export async function endSession(tx: Database, sessionId: number): Promise<void> {
	await tx.delete(sessions).where(eq(sessions.id, sessionId));
}

/** Ends one session of an account; false where it has none of that number. */
export async function deleteSession(
	tx: Database,
	accountId: number,
	sessionId: number
): Promise<boolean> {
	const ended = await tx
		.delete(sessions)
		.where(and(eq(sessions.accountId, accountId), eq(sessions.id, sessionId)))
		.returning({ id: sessions.id });
	return ended.length > 0;
}

/** Ends every session of an account, but one where that is given. @returns how many */
export async function deleteSessionsOf(
	tx: Database,
	accountId: number,
	except?: number
): Promise<number> {
	const ended = await tx
		.delete(sessions)
		.where(
			and(
				eq(sessions.accountId, accountId),
				except === undefined ? undefined : ne(sessions.id, except)
			)
		)
		.returning({ id: sessions.id });
	return ended.length;
}

/** Forgets sessions that have ended of themselves, but for those that somebody else is about to end. */
export async function deleteExpiredSessions(tx: Database, now: Date): Promise<void> {
	const expired = tx
		.select({ id: sessions.id })
		.from(sessions)
		.where(lte(sessions.expiresAt, now))
		.for('update', { skipLocked: true });
	await tx.delete(sessions).where(inArray(sessions.id, expired));
}
