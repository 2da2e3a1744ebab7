import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { generateHOTP } from '@oslojs/otp';
import { setTimeout as wait } from 'node:timers/promises';

const step = 30_000;

/** An authenticator app. */
export interface Authenticator {
	/** The code that it shows now; or that it showed or will show so many steps of 30 seconds later. */
	code: (stepsLater?: number) => Promise<string>;
}

/** An authenticator app that was given its key as a page shows it: "ABCD EFGH …". */
export function createAuthenticator(letters: string): Authenticator {
	const key = decodeBase32IgnorePadding(letters.replace(/\s/g, ''));
	return {
		async code(stepsLater = 0) {
			// A code that changes on its way to the server would be another one there.
			const left = step - (Date.now() % step);
			if (left < 2000) await wait(left);
			return generateHOTP(key, BigInt(Math.floor(Date.now() / step) + stepsLater), 6);
		}
	};
}
