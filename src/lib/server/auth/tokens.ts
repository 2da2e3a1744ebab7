import { sha256 } from '@oslojs/crypto/sha2';
import { encodeBase32LowerCaseNoPadding, encodeHexLowerCase } from '@oslojs/encoding';
import { randomBytes } from 'node:crypto';

/** A secret that is given out once, and its hash, which is all that is kept of it. */
export interface Token {
	token: string;
	tokenHash: string;
}

/** 160 random bits, as 32 letters and digits: nobody guesses it, so that its hash needs no salt. */
export function createToken(): Token {
	const token = encodeBase32LowerCaseNoPadding(randomBytes(20));
	return { token, tokenHash: hashToken(token) };
}

/** SHA-256 of a token, hexadecimal. */
export function hashToken(token: string): string {
	return encodeHexLowerCase(sha256(new TextEncoder().encode(token)));
}

/** A recovery code of 120 random bits, in groups that can be copied by hand. */
export function createRecoveryCode(): Token {
	const code = encodeBase32LowerCaseNoPadding(randomBytes(15));
	return { token: code.match(/.{6}/g)?.join('-') ?? code, tokenHash: hashToken(code) };
}

/** The hash of a recovery code as somebody typed it: capitals, spaces and hyphens make no difference. */
export function hashRecoveryCode(typed: string): string {
	return hashToken(typed.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
