import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestPassword, passwordProblem, passwordWords, shortestPassword } from './password';

const isCommon = (password: string) => password === 'correcthorsebattery';
const problem = (password: string, ...personal: string[]) =>
	passwordProblem(password, personal, isCommon);

/** So many different characters. */
const long = (length: number) =>
	Array.from({ length }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');

describe('a password', () => {
	it('has twelve characters at least', () => {
		expect(problem('abcdefghijk')).toBe('too_short');
		expect(problem('abcdefghijkl')).toBeNull();
		expect(problem('')).toBe('too_short');
	});

	it('is counted as a reader counts it: an emoji is one character, whatever it is made of', () => {
		expect(problem('😀😁😂🤣😃😄😅😆😉😊😋')).toBe('too_short');
		expect(problem('😀😁😂🤣😃😄😅😆😉😊😋😎')).toBeNull();
		// Two families, 14 code points.
		expect(problem('👨‍👩‍👧‍👦👨‍👩‍👧‍👦')).toBe('too_short');
		expect(problem('🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧👍🏽é')).toBe('too_short');
	});

	it('is counted alike in every form of the same letters', () => {
		const composed = 'àèìòùáéíóú';
		expect(problem(`${composed}x`.normalize('NFD'))).toBe('too_short');
		expect(problem(`${composed}x`.normalize('NFC'))).toBe('too_short');
		expect(problem(`${composed}xy`.normalize('NFD'))).toBeNull();
		// One ligature is two letters, as it is to whoever types it on another keyboard.
		expect(problem('abcdehijkln')).toBe('too_short');
		expect(problem('ﬁabcdehijkl')).toBeNull();
	});

	it('of 256 characters is taken, of 257 refused and not cut', () => {
		expect(problem(long(256))).toBeNull();
		expect(problem(long(257))).toBe('too_long');
		expect(problem(`${long(256)}!`)).toBe('too_long');
	});

	it('of few different characters is refused', () => {
		expect(problem('aaaaaaaaaaaa')).toBe('too_plain');
		expect(problem('abcdabcdabcd')).toBe('too_plain');
		expect(problem('abcdeabcdeab')).toBeNull();
	});

	it('that many people use is refused in capitals and in other widths too', () => {
		expect(problem('correcthorsebattery')).toBe('common');
		expect(problem('CorrectHorseBATTERY')).toBe('common');
		expect(problem('ｃｏｒｒｅｃｔｈｏｒｓｅｂａｔｔｅｒｙ')).toBe('common');
	});

	it('that rests on the person or the product is refused', () => {
		expect(problem('rosa.okafor1', 'rosa.okafor@example.org', 'Rosa Okafor')).toBe('personal');
		expect(problem('ROSAOKAFOR2026', 'rosa@example.org', 'Rosa Okafor')).toBe('personal');
		expect(problem('crosscheck2026!')).toBe('personal');
		expect(problem('CrossCheckCrossCheck')).toBe('personal');
		expect(problem('josésilva2026', 'j@example.org', 'José Silva'.normalize('NFD'))).toBe(
			'personal'
		);
	});

	it('may hold a name where enough is left without it', () => {
		expect(problem('rosa paints seven barns', 'rosa@example.org', 'Rosa Okafor')).toBeNull();
		// Names of three letters are in too many words.
		expect(problem('annual pyramid', 'ann@example.org', 'Ann Py')).toBeNull();
	});

	it('needs no capitals, digits or signs, and may have any', () => {
		expect(problem('four words of nobody')).toBeNull();
		expect(problem('ΤΈΣΣΕΡΙΣ λέξεις')).toBeNull();
		expect(problem('   a b c d e f   ')).toBeNull();
	});

	it('is judged by one form of its letters alone', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 40 }), (text) => {
				const forms = (['NFC', 'NFD', 'NFKC', 'NFKD'] as const).map((form) => text.normalize(form));
				expect(new Set([text, ...forms].map((form) => problem(form))).size).toBe(1);
			})
		);
	});

	it('is never refused without saying what to do', () => {
		expect(passwordWords.too_short).toContain(String(shortestPassword));
		expect(passwordWords.too_long).toContain(String(longestPassword));
		for (const words of Object.values(passwordWords)) expect(words).toMatch(/^(Use|Choose) /);
	});
});
