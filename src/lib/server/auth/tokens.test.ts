import { describe, expect, it } from 'vitest';
import { createRecoveryCode, createToken, hashRecoveryCode, hashToken } from './tokens';

describe('a token', () => {
	it('is 32 letters and digits, and its hash does not hold it', () => {
		const { token, tokenHash } = createToken();
		expect(token).toMatch(/^[a-z2-7]{32}$/);
		expect(tokenHash).toMatch(/^[0-9a-f]{64}$/);
		expect(tokenHash).toBe(hashToken(token));
	});

	it('is another each time', () => {
		const tokens = Array.from({ length: 1000 }, () => createToken().token);
		expect(new Set(tokens).size).toBe(1000);
		// Every bit varies, the first and the last among them.
		expect(new Set(tokens.map((token) => token[0])).size).toBe(32);
		expect(new Set(tokens.map((token) => token[31])).size).toBe(32);
	});

	it('has the SHA-256 of its letters', () => {
		// FIPS 180-2, appendix B.1.
		expect(hashToken('abc')).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
		);
	});

	it('is not taken in capitals, nor with anything around it', () => {
		const { token, tokenHash } = createToken();
		for (const other of [
			token.toUpperCase(),
			` ${token}`,
			`${token}\n`,
			token.slice(1),
			tokenHash
		]) {
			expect(hashToken(other)).not.toBe(tokenHash);
		}
	});
});

describe('a recovery code', () => {
	it('comes in four groups of six', () => {
		const { token, tokenHash } = createRecoveryCode();
		expect(token).toMatch(/^[a-z2-7]{6}(-[a-z2-7]{6}){3}$/);
		expect(hashRecoveryCode(token)).toBe(tokenHash);
	});

	it('is taken in capitals, with spaces, and without hyphens', () => {
		const { token, tokenHash } = createRecoveryCode();
		const typed = [
			token.toUpperCase(),
			` ${token}\n`,
			token.replaceAll('-', ' '),
			token.replaceAll('-', '')
		];
		for (const other of typed) expect(hashRecoveryCode(other)).toBe(tokenHash);
	});

	it('is not taken with a letter changed or left out', () => {
		const { token, tokenHash } = createRecoveryCode();
		const changed = (token[0] === 'a' ? 'b' : 'a') + token.slice(1);
		for (const other of [changed, token.slice(1), `${token}a`, '', tokenHash]) {
			expect(hashRecoveryCode(other)).not.toBe(tokenHash);
		}
	});
});
