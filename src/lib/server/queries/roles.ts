import { asc, eq } from 'drizzle-orm';
import type { Role } from '$lib/domain/access/role';
import type { Database } from '../db/connect';
import { roles, surveys } from '../db/schema';

export interface HeldRole {
	accountId: number;
	surveyId: number;
	survey: string;
	role: Role;
}

/** The roles of one account, or of all. */
export async function listRoles(db: Database, accountId?: number): Promise<HeldRole[]> {
	return db
		.select({
			accountId: roles.accountId,
			surveyId: roles.surveyId,
			survey: surveys.slug,
			role: roles.role
		})
		.from(roles)
		.innerJoin(surveys, eq(surveys.id, roles.surveyId))
		.where(accountId === undefined ? undefined : eq(roles.accountId, accountId))
		.orderBy(asc(surveys.slug), asc(roles.role));
}

/** Puts these roles in the place of all that an account holds. */
export async function replaceRoles(
	tx: Database,
	accountId: number,
	list: readonly { surveyId: number; role: Role }[]
): Promise<void> {
	await tx.delete(roles).where(eq(roles.accountId, accountId));
	if (list.length > 0) {
		await tx.insert(roles).values(list.map((one) => ({ ...one, accountId })));
	}
}
