const counts = new Intl.NumberFormat('en-GB');

/** A count as readers see it: 1704 gives "1,704". */
export function formatCount(count: number): string {
	return counts.format(count);
}

const small = [
	'none',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten'
];

/** A count in running text: words up to ten, figures from there on. */
export function countWord(count: number): string {
	return small[count] ?? formatCount(count);
}

/** "a", "a and b", "a, b and c"; with "or" in place of "and" where asked for. */
export function joinWords(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
	if (words.length < 2) return words[0] ?? '';
	return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** The words with a capital first letter. */
export function startSentence(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The words as they stand inside a sentence. A word with a second capital is a name or an acronym
 * ("WhatsApp", "FoI") and keeps its first.
 */
export function continueSentence(words: string): string {
	const first = words.split(/[\s,;:.]/, 1)[0] ?? '';
	return /^[A-Z][^A-Z]*$/.test(first) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** The words with one full stop at the end. */
export function endSentence(words: string): string {
	return /[.!?…]$/.test(words) ? words : `${words}.`;
}
