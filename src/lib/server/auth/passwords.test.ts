import { beforeAll, describe, expect, it } from 'vitest';
import { passwordProblem } from '$lib/domain/access/password';
import { hashPassword, isCommonPassword, isPassword } from './passwords';

const password = 'café ﬁne ☕ four words';
let hashed: string;
beforeAll(async () => {
	hashed = await hashPassword(password);
});

describe('a password’s hash', () => {
	it('is Argon2id with the parameters that OWASP asks for, and a salt of its own', async () => {
		expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22,}\$[^$]{43}$/);
		expect(await hashPassword(password)).not.toBe(hashed);
	});

	it('is that of the password and of no other', async () => {
		expect(await isPassword(password, hashed)).toBe(true);
		for (const other of ['', `${password} `, password.toUpperCase(), password.slice(1), hashed]) {
			expect(await isPassword(other, hashed), other).toBe(false);
		}
	});

	it('is that of every form of the same letters', async () => {
		for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
			expect(await isPassword(password.normalize(form), hashed), form).toBe(true);
		}
	});

	it('is of all of a long password, and not of its beginning', async () => {
		const long = 'a long way round '.repeat(15) + 'z';
		const hashOfLong = await hashPassword(long);
		expect(await isPassword(long, hashOfLong)).toBe(true);
		expect(await isPassword(long.slice(0, -1), hashOfLong)).toBe(false);
		expect(await isPassword(`${long.slice(0, -1)}y`, hashOfLong)).toBe(false);
		// Text does not end at a zero.
		const zero = await hashPassword('four words\0 of nobody');
		expect(await isPassword('four words\0 of somebody', zero)).toBe(false);
	});

	it('that is not there is nobody’s, whatever is typed', async () => {
		for (const typed of [password, '', 'null', 'undefined']) {
			expect(await isPassword(typed, null)).toBe(false);
		}
	});
});

describe('common passwords', () => {
	it('are known by their lower case, and all are long enough to matter', () => {
		expect(isCommonPassword('qwertyqwerty')).toBe(true);
		expect(isCommonPassword('1qaz2wsx3edc')).toBe(true);
		expect(isCommonPassword('four words of nobody')).toBe(false);
		expect(isCommonPassword('')).toBe(false);
	});

	it('are refused in capitals too', () => {
		for (const typed of ['1QAZ2WSX3EDC', 'SonyEricsson', 'QWERTY123456']) {
			expect(passwordProblem(typed, [], isCommonPassword), typed).toBe('common');
		}
	});
});
