import { describe, expect, test } from 'vitest';
import { hasWords, plainFragment, wordPattern } from './word-pattern';

const finds = (words: string, text: string) => hasWords(text, wordPattern(words)!);

describe('the words of a search', () => {
	test.each([
		['Jane Doe', 'written by jane doe.'],
		['Jane Doe', 'JANE\n\tDOE'],
		['jane doe', 'Jane\u00a0Doe'],
		['Doe', 'jane.doe@example.org'],
		["O'Neill", 'Mr O’Neill'],
		['Smith-Jones', 'Smith‑Jones'],
		['José García', 'Jose\u0301 Garci\u0301a'],
		['Jose\u0301 Garci\u0301a', 'José García'],
		['ZOË', 'zoë'],
		['a.b+c (d)', 'A.B+C (D)'],
		['山田太郎', '担当は山田太郎です']
	])('“%s” stands in “%s”', (words, text) => {
		expect(finds(words, text)).toBe(true);
	});

	test.each([
		['Jane Doe', 'Jane and Doe'],
		['a.c', 'abc'],
		['José', 'Jose']
	])('“%s” does not stand in “%s”', (words, text) => {
		expect(finds(words, text)).toBe(false);
	});

	test.each(['', '  ', 'Jo', ' a b '])('are too few: “%s”', (words) => {
		expect(wordPattern(words)).toBeNull();
	});

	test('are found again and again by one pattern', () => {
		const pattern = wordPattern('Doe')!;
		expect(hasWords('Doe', pattern)).toBe(true);
		expect(hasWords('Doe', pattern)).toBe(true);
	});
});

test.each([
	['Jane Doe', 'Jane'],
	['O’Neill', 'Neill'],
	['José', 'Jos'],
	['山田', '']
])('the longest plain run of “%s” is “%s”', (words, fragment) => {
	expect(plainFragment(words)).toBe(fragment);
});
