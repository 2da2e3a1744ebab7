import { hash, verify } from '@node-rs/argon2';
import commonPasswords from './common-passwords.txt?raw';

/** OWASP's parameters for Argon2id: 19 MiB, two passes, one lane. */
const parameters = {
	// Argon2id; the package's own enumeration is gone when types are.
	algorithm: 2,
	memoryCost: 19_456,
	timeCost: 2,
	parallelism: 1
};

/**
 * Passwords of 12 characters or more that many people use, in lower case: the 10,000 most frequent such
 * of "10 million password list top 1,000,000", SecLists (MIT licence).
 */
const common = new Set(commonPasswords.trimEnd().split('\n'));

/** Whether a password, in lower case, is one that many people use. */
export function isCommonPassword(password: string): boolean {
	return common.has(password);
}

/** One form for texts that look alike, so that a password typed on another keyboard is the same. */
const normalise = (password: string) => password.normalize('NFKC');

/** The hash of a password, with its parameters and a salt of its own. */
export function hashPassword(password: string): Promise<string> {
	return hash(normalise(password), parameters);
}

/** The hash of nobody's password, to be compared where there is no account. */
let nobodys: Promise<string> | undefined;

/**
 * Whether a password is the one of this hash. Where there is no hash it takes as long and says no, so
 * that nobody learns from the time whether there is an account.
 */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
	nobodys ??= hashPassword(crypto.randomUUID());
	const isRight = await verify(hashed ?? (await nobodys), normalise(password));
	return hashed !== null && isRight;
}
