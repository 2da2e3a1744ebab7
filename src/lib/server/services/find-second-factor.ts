import type { SecretBox } from '../auth/secret-box';
import { describeTotpKey } from '../auth/totp';
import type { Database } from '../db/connect';
import { findAccount } from '../queries/accounts';
import { countRecoveryCodes } from '../queries/recovery-codes';

export interface SecondFactor {
	state: 'off' | 'begun' | 'on';
	/** What an authenticator app is given, while the set-up is under way and not afterwards. */
	key: { uri: string; letters: string } | null;
	/** How many recovery codes are left. */
	codesLeft: number;
	/** Whether the account has a password, which is asked for again before anything changes. */
	hasPassword: boolean;
}

/** How one's own second factor stands. */
export async function findSecondFactor(
	db: Database,
	accountId: number,
	box: SecretBox
): Promise<SecondFactor> {
	const [account, codesLeft] = await Promise.all([
		findAccount(db, accountId),
		countRecoveryCodes(db, accountId)
	]);
	if (!account) throw new Error(`There is no account ${accountId}.`);
	const { totpKey, totpConfirmedAt, passwordHash, email } = account;
	const state = totpConfirmedAt ? 'on' : totpKey ? 'begun' : 'off';
	return {
		state,
		key: state === 'begun' && totpKey ? describeTotpKey(box.open(totpKey), email) : null,
		codesLeft,
		hasPassword: passwordHash !== null
	};
}
