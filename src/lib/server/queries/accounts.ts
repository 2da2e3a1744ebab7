import { and, asc, count, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { accounts, bodies, organisations } from '../db/schema';
import { onlyRow } from './only-row';

export type Account = typeof accounts.$inferSelect;

/** An account by its id, or null. */
export async function findAccount(db: Database, accountId: number): Promise<Account | null> {
	const [row] = await db.select().from(accounts).where(eq(accounts.id, accountId));
	return row ?? null;
}

/** An account by its address in lower case, or null. */
export async function findAccountByEmail(db: Database, email: string): Promise<Account | null> {
	const [row] = await db.select().from(accounts).where(eq(accounts.email, email));
	return row ?? null;
}

/** An account, locked until the transaction ends, or null. */
export async function lockAccount(tx: Database, accountId: number): Promise<Account | null> {
	const [row] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('update');
	return row ?? null;
}

/** Inserts an account and gives its id. */
export async function insertAccount(
	tx: Database,
	account: typeof accounts.$inferInsert
): Promise<number> {
	return onlyRow(await tx.insert(accounts).values(account).returning({ id: accounts.id })).id;
}

/** Changes some of an account. */
export async function updateAccount(
	tx: Database,
	accountId: number,
	change: Partial<Omit<Account, 'id'>>
): Promise<void> {
	await tx.update(accounts).set(change).where(eq(accounts.id, accountId));
}

/**
 * Takes the time step of a code as used.
 * @returns false where a code of that step or a later one has been used already
 */
export async function useTotpStep(tx: Database, accountId: number, step: number): Promise<boolean> {
	const used = await tx
		.update(accounts)
		.set({ totpLastStep: step })
		.where(
			and(
				eq(accounts.id, accountId),
				or(isNull(accounts.totpLastStep), sql`${accounts.totpLastStep} < ${step}`)
			)
		)
		.returning({ id: accounts.id });
	return used.length > 0;
}

/** Whether an account is an administrator's who can come in: not suspended, and past the invitation. */
const isActiveAdministrator = and(
	eq(accounts.isAdministrator, true),
	isNull(accounts.suspendedAt),
	or(isNotNull(accounts.passwordHash), eq(accounts.isDemonstration, true))
);

/** How many administrators can come in, leaving one account aside where that is given. */
export async function countAdministrators(db: Database, except?: number): Promise<number> {
	const rows = await db
		.select({ administrators: count() })
		.from(accounts)
		.where(and(isActiveAdministrator, except === undefined ? undefined : ne(accounts.id, except)));
	return onlyRow(rows).administrators;
}

export interface Person {
	id: number;
	email: string;
	name: string;
	organisation: string;
	/** The slug of the body they work for, or null. */
	body: string | null;
	isAdministrator: boolean;
	isDemonstration: boolean;
	suspendedAt: Date | null;
	hasPassword: boolean;
	hasSecondFactor: boolean;
}

/** Everybody who has an account, or one of them. */
export async function listPeople(db: Database, accountId?: number): Promise<Person[]> {
	const rows = await db
		.select({
			account: accounts,
			organisation: organisations.name,
			body: bodies.slug
		})
		.from(accounts)
		.innerJoin(organisations, eq(organisations.id, accounts.organisationId))
		.leftJoin(bodies, eq(bodies.id, organisations.bodyId))
		.where(accountId === undefined ? undefined : eq(accounts.id, accountId))
		.orderBy(asc(accounts.id));
	return rows.map(({ account, organisation, body }) => ({
		id: account.id,
		email: account.email,
		name: account.name,
		organisation,
		body,
		isAdministrator: account.isAdministrator,
		isDemonstration: account.isDemonstration,
		suspendedAt: account.suspendedAt,
		hasPassword: account.passwordHash !== null,
		hasSecondFactor: account.totpConfirmedAt !== null
	}));
}
