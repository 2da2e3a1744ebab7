import { asc, eq } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { bodies, organisations } from '../db/schema';
import { onlyRow } from './only-row';

export interface Organisation {
	id: number;
	name: string;
	/** The slug of the body of the register that it is, or null. */
	body: string | null;
}

/** Every organisation that people work for. */
export async function listOrganisations(db: Database): Promise<Organisation[]> {
	return db
		.select({ id: organisations.id, name: organisations.name, body: bodies.slug })
		.from(organisations)
		.leftJoin(bodies, eq(bodies.id, organisations.bodyId))
		.orderBy(asc(organisations.id));
}

/**
 * The id of an organisation by its name; it is entered where there is none of that name.
 * @param bodyId the body of the register that it is, or null; left out to leave it as it is
 */
export async function enterOrganisation(
	tx: Database,
	name: string,
	bodyId?: number | null
): Promise<number> {
	const rows = await tx
		.insert(organisations)
		.values({ name, bodyId })
		.onConflictDoUpdate({
			target: organisations.name,
			set: bodyId === undefined ? { name } : { bodyId }
		})
		.returning({ id: organisations.id });
	return onlyRow(rows).id;
}
