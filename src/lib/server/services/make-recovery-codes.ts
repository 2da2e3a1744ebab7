import { recoveryCodeCount } from '$lib/domain/access/second-factor';
import { createRecoveryCode } from '../auth/tokens';
import type { Database } from '../db/connect';
import { replaceRecoveryCodes } from '../queries/recovery-codes';

/** Puts new recovery codes in the place of an account's old ones, and gives them: they are not kept. */
export async function makeRecoveryCodes(tx: Database, accountId: number): Promise<string[]> {
	const codes = Array.from({ length: recoveryCodeCount }, createRecoveryCode);
	await replaceRecoveryCodes(
		tx,
		accountId,
		codes.map((code) => code.tokenHash)
	);
	return codes.map((code) => code.token);
}
