import type { Database } from '../db/connect';
import { updateAccount } from '../queries/accounts';
import { replaceRecoveryCodes } from '../queries/recovery-codes';

/** Takes the second factor off an account, and the recovery codes that stood in for it. */
export async function removeSecondFactor(tx: Database, accountId: number): Promise<void> {
	await updateAccount(tx, accountId, { totpKey: null, totpConfirmedAt: null, totpLastStep: null });
	await replaceRecoveryCodes(tx, accountId, []);
}
