import { and, count, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { bodies, replies, replyInvitations, waves } from '../db/schema';
import { onlyRow } from './only-row';

/** A private link by which a body sees how its answers are coded, and replies. */
export interface StoredInvitation {
	id: number;
	waveId: number;
	bodyId: number;
	createdAt: Date;
	/** The actor's key. */
	createdBy: string;
	expiresAt: Date;
	/** When it was first opened, or null. */
	openedAt: Date | null;
	withdrawnAt: Date | null;
}

const columns = {
	id: replyInvitations.id,
	waveId: replyInvitations.waveId,
	bodyId: replyInvitations.bodyId,
	createdAt: replyInvitations.createdAt,
	createdBy: replyInvitations.createdBy,
	expiresAt: replyInvitations.expiresAt,
	openedAt: replyInvitations.openedAt,
	withdrawnAt: replyInvitations.withdrawnAt
};

/** What an invitation is to: a body in a wave of a survey. */
export interface InvitationPlace {
	surveyId: number;
	wave: string;
	body: string;
}

/** An invitation by the hash of its token, with what it is to, or null. */
export async function findInvitationByToken(
	db: Database,
	tokenHash: string
): Promise<(StoredInvitation & { place: InvitationPlace }) | null> {
	const [row] = await db
		.select({
			...columns,
			place: { surveyId: waves.surveyId, wave: waves.slug, body: bodies.slug }
		})
		.from(replyInvitations)
		.innerJoin(waves, eq(waves.id, replyInvitations.waveId))
		.innerJoin(bodies, eq(bodies.id, replyInvitations.bodyId))
		.where(eq(replyInvitations.tokenHash, tokenHash));
	return row ?? null;
}

/** An invitation, locked until the transaction ends, or null. */
export async function lockInvitation(
	tx: Database,
	invitationId: number
): Promise<StoredInvitation | null> {
	const [row] = await tx
		.select(columns)
		.from(replyInvitations)
		.where(eq(replyInvitations.id, invitationId))
		.for('update');
	return row ?? null;
}

/** The invitations of a wave, or of one body in it, the newest first; each with how many replies came by it. */
export async function listInvitations(
	db: Database,
	place: { waveId: number; bodyId?: number }
): Promise<(StoredInvitation & { body: string; replies: number })[]> {
	return db
		.select({ ...columns, body: bodies.slug, replies: count(replies.id) })
		.from(replyInvitations)
		.innerJoin(bodies, eq(bodies.id, replyInvitations.bodyId))
		.leftJoin(replies, eq(replies.invitationId, replyInvitations.id))
		.where(
			and(
				eq(replyInvitations.waveId, place.waveId),
				place.bodyId === undefined ? undefined : eq(replyInvitations.bodyId, place.bodyId)
			)
		)
		.groupBy(replyInvitations.id, bodies.slug)
		.orderBy(desc(replyInvitations.id));
}

/** Inserts an invitation and gives its id. */
export async function insertInvitation(
	tx: Database,
	invitation: Pick<
		typeof replyInvitations.$inferInsert,
		'waveId' | 'bodyId' | 'tokenHash' | 'createdAt' | 'createdBy' | 'expiresAt'
	>
): Promise<number> {
	const rows = await tx
		.insert(replyInvitations)
		.values(invitation)
		.returning({ id: replyInvitations.id });
	return onlyRow(rows).id;
}

/**
 * Withdraws the invitations to a body in a wave that have neither ended nor been withdrawn, and gives
 * their ids.
 */
export async function withdrawInvitations(
	tx: Database,
	{ waveId, bodyId }: { waveId: number; bodyId: number },
	{ at, actor }: { at: Date; actor: string }
): Promise<number[]> {
	const rows = await tx
		.update(replyInvitations)
		.set({ withdrawnAt: at, withdrawnBy: actor })
		.where(
			and(
				eq(replyInvitations.waveId, waveId),
				eq(replyInvitations.bodyId, bodyId),
				isNull(replyInvitations.withdrawnAt),
				gt(replyInvitations.expiresAt, at)
			)
		)
		.returning({ id: replyInvitations.id });
	return rows.map((row) => row.id);
}

/** Notes when an invitation was first opened. */
export async function markOpened(
	db: Database,
	invitationId: number,
	openedAt: Date
): Promise<void> {
	await db
		.update(replyInvitations)
		.set({ openedAt })
		.where(and(eq(replyInvitations.id, invitationId), isNull(replyInvitations.openedAt)));
}
