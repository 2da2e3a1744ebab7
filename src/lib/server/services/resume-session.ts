import type { AccountActor } from '$lib/domain/access/actor';
import { needsSecondFactor } from '$lib/domain/access/second-factor';
import { isWorthNoting, sessionExpiry } from '$lib/domain/access/session';
import { noteVisit } from '$lib/domain/access/visit';
import { createToken, hashToken } from '../auth/tokens';
import type { Database } from '../db/connect';
import { updateAccount } from '../queries/accounts';
import { listRoles } from '../queries/roles';
import { readSettings } from '../queries/settings';
import { findSession, noteUse, rotateSession, type FoundSession } from '../queries/sessions';

export interface ResumedSession {
	actor: AccountActor;
	person: { name: string; email: string };
	/** What the cookie is to be set to, where it changes: a later end, or another token too. */
	cookie: { token: string; expiresAt: Date } | null;
}

/**
 * Who comes with this token, or null where it is nobody's or its session has ended. Lets the session
 * slide, and gives it another token where somebody has changed what its account may do. Notes that
 * somebody is here.
 */
export async function resumeSession(
	db: Database,
	token: string,
	now: Date
): Promise<ResumedSession | null> {
	const found = await findSession(db, hashToken(token), now);
	if (!found) return null;
	const { session, account, body } = found;
	const [held, settings] = await Promise.all([listRoles(db, account.id), readSettings(db)]);
	const person = {
		isAdministrator: account.isAdministrator,
		roles: held.map(({ surveyId, role }) => ({ surveyId, role }))
	};
	if (!session.awaitsSecondFactor) {
		const visits = noteVisit(account, now);
		if (visits) await updateAccount(db, account.id, visits);
	}
	const lacksSecondFactor =
		settings.needsSecondFactor && needsSecondFactor(person) && account.totpConfirmedAt === null;
	return {
		actor: {
			kind: 'account',
			id: account.id,
			sessionId: session.id,
			...person,
			body,
			awaits: session.awaitsSecondFactor
				? 'second_factor'
				: lacksSecondFactor
					? 'second_factor_setup'
					: null
		},
		person: { name: account.name, email: account.email },
		cookie: await slide(db, found, token, now)
	};
}

async function slide(
	db: Database,
	{ session }: FoundSession,
	token: string,
	now: Date
): Promise<ResumedSession['cookie']> {
	// A request that was under way during a rotation must not put the old token back, nor end the new one.
	if (session.tokenHash !== hashToken(token)) return null;
	const expiresAt = sessionExpiry(session.createdAt, now, session.awaitsSecondFactor);
	if (session.mustRotate) {
		const next = createToken();
		if (await rotateSession(db, session, next.tokenHash, now)) {
			await noteUse(db, session.id, { lastUsedAt: now, expiresAt });
			return { token: next.token, expiresAt };
		}
		return null;
	}
	if (!isWorthNoting(session, now)) return null;
	await noteUse(db, session.id, { lastUsedAt: now, expiresAt });
	return { token, expiresAt };
}
