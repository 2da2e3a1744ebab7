import { sessionExpiry } from '$lib/domain/access/session';
import { createToken } from '../auth/tokens';
import type { Database } from '../db/connect';
import { deleteExpiredSessions, endSession, insertSession } from '../queries/sessions';

/** A session as its person's cookie has it. */
export interface OpenedSession {
	token: string;
	expiresAt: Date;
	/** Whether the code of the second factor is still to come. */
	awaitsSecondFactor: boolean;
}

interface Browser {
	/** What it says of itself. */
	device: string;
	/** The session it came with. */
	sessionId?: number;
	/** Whether the second factor, where there is one, has been given. */
	isConfirmed?: boolean;
}

/**
 * Opens a session with a token of its own. Whatever session the browser came with ends: its token is
 * worth nothing afterwards.
 */
export async function openSession(
	tx: Database,
	account: { id: number; totpConfirmedAt: Date | null },
	{ device, sessionId, isConfirmed = false }: Browser,
	now: Date
): Promise<OpenedSession> {
	await deleteExpiredSessions(tx, now);
	if (sessionId !== undefined) await endSession(tx, sessionId);
	const { token, tokenHash } = createToken();
	const awaitsSecondFactor = account.totpConfirmedAt !== null && !isConfirmed;
	const expiresAt = sessionExpiry(now, now, awaitsSecondFactor);
	await insertSession(tx, {
		accountId: account.id,
		tokenHash,
		awaitsSecondFactor,
		createdAt: now,
		lastUsedAt: now,
		expiresAt,
		device: device.slice(0, 300)
	});
	return { token, expiresAt, awaitsSecondFactor };
}
