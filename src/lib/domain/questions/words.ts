const counts = new Intl.NumberFormat('en-GB');

/** A count as readers see it: 1704 gives "1,704". */
export function formatCount(count: number): string {
	return counts.format(count);
}

/**
 * A percentage, to one decimal place or to none: 13.457 gives "13.5%" or "13%". A little is never
 * shown as nothing.
 */
export function formatPercent(percent: number, places: 0 | 1 = 1): string {
	const step = places === 0 ? 1 : 0.1;
	return percent > 0 && percent < step / 2 ? `under ${step}%` : `${percent.toFixed(places)}%`;
}

/** A count with its noun: "1 answer", "1,704 answers". */
export function countThings(count: number, one: string, many: string): string {
	return `${formatCount(count)} ${count === 1 ? one : many}`;
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

/** Enough of what a reader sent to recognise it by, for a message that says it back. */
export function clipWords(words: string): string {
	return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}

/** The words with one full stop at the end. */
export function endSentence(words: string): string {
	return /[.!?…]$/.test(words) ? words : `${words}.`;
}
