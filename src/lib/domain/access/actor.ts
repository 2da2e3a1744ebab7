import type { Role } from './role';

/** What the system does of itself, each under its own name, so that nobody accepts their own work. */
export const systemActors = ['importer', 'verifier', 'publisher', 'installer'] as const;

export interface SystemActor {
	kind: 'system';
	name: (typeof systemActors)[number];
}

/** Somebody signed in to an account. */
export interface AccountActor {
	kind: 'account';
	id: number;
	/** The session they came with, so that they can end the others. */
	sessionId: number;
	isAdministrator: boolean;
	/** What they hold on each survey. */
	roles: readonly { surveyId: number; role: Role }[];
	/** The slug of the body of the register that they work for, or null. */
	body: string | null;
	/**
	 * What this session lacks before it may do anything but supply it: the code of the second factor, or
	 * a second factor at all where the installation asks for one.
	 */
	awaits: 'second_factor' | 'second_factor_setup' | null;
}

/** Somebody who is not signed in. */
export interface Visitor {
	kind: 'visitor';
}

/** Whoever acts. The system itself is an actor too. */
export type Actor = SystemActor | AccountActor | Visitor;

export const visitor: Visitor = { kind: 'visitor' };

/** The id of the account of whoever acts, or null where they have none. */
export function accountOf(actor: Actor): number | null {
	return actor.kind === 'account' ? actor.id : null;
}

/** How an account is named in records and in the audit trail: "account:12". */
export function accountKey(accountId: number): string {
	return `account:${accountId}`;
}

/** How an actor is named in records and in the audit trail: "system:importer", "account:12". */
export function actorKey(actor: Actor): string {
	if (actor.kind === 'visitor') return 'visitor';
	return actor.kind === 'system' ? `system:${actor.name}` : accountKey(actor.id);
}
