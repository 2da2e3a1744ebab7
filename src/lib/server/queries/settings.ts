import type { Database } from '../db/connect';
import { settings } from '../db/schema';
import { onlyRow } from './only-row';

/** Holds back whoever else would change who administers, until the transaction ends. */
export async function lockSettings(tx: Database): Promise<typeof settings.$inferSelect> {
	return onlyRow(await tx.select().from(settings).for('update'));
}

/** What the administrators decided for the whole installation. */
export async function readSettings(db: Database): Promise<typeof settings.$inferSelect> {
	return onlyRow(await db.select().from(settings));
}

/** Changes what the administrators decided. */
export async function updateSettings(
	tx: Database,
	change: Omit<typeof settings.$inferInsert, 'id'>
): Promise<void> {
	await tx.update(settings).set(change);
}
