import { createTOTPKeyURI, verifyHOTP } from '@oslojs/otp';
import { encodeBase32UpperCaseNoPadding } from '@oslojs/encoding';
import { randomBytes } from 'node:crypto';
import { stepOf, stepsTaken } from '$lib/domain/access/second-factor';

const digits = 6;
const seconds = 30;

/** A new key of 160 random bits (RFC 4226, section 4). */
export function createTotpKey(): Uint8Array {
	return new Uint8Array(randomBytes(20));
}

/**
 * The time step that a code is of, or null where it is of none that is still taken.
 * @param lastStep the step of the last code accepted, or null
 */
export function findTotpStep(
	key: Uint8Array,
	code: string,
	lastStep: number | null,
	now: Date
): number | null {
	const typed = code.replace(/\s/g, '');
	if (!/^\d{6}$/.test(typed)) return null;
	const steps = stepsTaken(stepOf(now, seconds), lastStep);
	return steps.find((step) => verifyHOTP(key, BigInt(step), digits, typed)) ?? null;
}

/** What an authenticator app is given: as an address for a QR code, and as letters to type. */
export function describeTotpKey(key: Uint8Array, email: string): { uri: string; letters: string } {
	const letters = encodeBase32UpperCaseNoPadding(key);
	return {
		uri: createTOTPKeyURI('Crosscheck', email, key, seconds, digits),
		letters: letters.match(/.{4}/g)?.join(' ') ?? letters
	};
}
