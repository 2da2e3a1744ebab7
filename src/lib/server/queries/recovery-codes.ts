import { and, count, eq, isNull } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { recoveryCodes } from '../db/schema';
import { onlyRow } from './only-row';

/** Puts these codes in the place of all that an account has; none takes them all away. */
export async function replaceRecoveryCodes(
	tx: Database,
	accountId: number,
	codeHashes: readonly string[]
): Promise<void> {
	await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
	if (codeHashes.length > 0) {
		await tx.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ accountId, codeHash })));
	}
}

/** Uses up a recovery code; false where the account has none such left. */
export async function spendRecoveryCode(
	tx: Database,
	accountId: number,
	codeHash: string,
	usedAt: Date
): Promise<boolean> {
	const spent = await tx
		.update(recoveryCodes)
		.set({ usedAt })
		.where(
			and(
				eq(recoveryCodes.accountId, accountId),
				eq(recoveryCodes.codeHash, codeHash),
				isNull(recoveryCodes.usedAt)
			)
		)
		.returning({ id: recoveryCodes.id });
	return spent.length > 0;
}

/** How many recovery codes an account has left. */
export async function countRecoveryCodes(db: Database, accountId: number): Promise<number> {
	const rows = await db
		.select({ left: count() })
		.from(recoveryCodes)
		.where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)));
	return onlyRow(rows).left;
}
