/** Characters, as a reader counts them. */
export const shortestPassword = 12;

/** Longer than any passphrase; what is longer is refused, and never cut. */
export const longestPassword = 256;

/** Fewer different characters than this are a pattern and not a password. */
const fewestDifferent = 5;

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** A family of four in one emoji, or a letter with its accents, is one character. */
const charactersOf = (text: string) => Array.from(segmenter.segment(text), (one) => one.segment);

export type PasswordProblem = 'too_short' | 'too_long' | 'too_plain' | 'common' | 'personal';

/**
 * Why a password cannot be used, or null where it can. There are no rules of composition (NIST SP
 * 800-63B, 3.1.1.2): length and not being known already are what counts.
 * @param personal words that a guess would begin with: the person's address and name
 * @param isCommon whether many people are known to use it; given in lower case
 */
export function passwordProblem(
	password: string,
	personal: readonly string[],
	isCommon: (password: string) => boolean
): PasswordProblem | null {
	const normalised = password.normalize('NFKC');
	const characters = charactersOf(normalised);
	if (characters.length < shortestPassword) return 'too_short';
	if (characters.length > longestPassword) return 'too_long';
	if (new Set(characters).size < fewestDifferent) return 'too_plain';
	const lower = normalised.toLowerCase();
	if (isCommon(lower)) return 'common';
	const parts = [
		'crosscheck',
		...personal.flatMap((words) =>
			words
				.normalize('NFKC')
				.toLowerCase()
				.split(/[\s@.]+/)
		)
	];
	// A name within a long passphrase is no harm: what is left without it must be a password by itself.
	const rest = parts
		.filter((part) => part.length >= 4)
		.reduce((left, part) => left.replaceAll(part, ''), lower);
	return rest.length < Math.min(lower.length, shortestPassword - 4) ? 'personal' : null;
}

/** What to say of each, and what to do. */
export const passwordWords: Record<PasswordProblem, string> = {
	too_short: `Use at least ${shortestPassword} characters.`,
	too_long: `Use at most ${longestPassword} characters.`,
	too_plain: 'Use more different characters.',
	common: 'Choose another password: this one is on a list of passwords that many people use.',
	personal: 'Choose a password that does not rest on your name, your address or “crosscheck”.'
};
