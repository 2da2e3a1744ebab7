/** As short as a search can be, in characters: less stands everywhere. */
export const shortestSearch = 3;
/** As long as a search can be, in characters. */
export const longestSearch = 200;

const apostrophes = "'’‘ʼ`´";
const hyphens = '-‐‑‒–—';

const escapeSign = (sign: string) => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const oneOf = (signs: string) => `[${[...signs].map(escapeSign).join('')}]`;

/** A character as it may be written: composed or not, with one sort of apostrophe or hyphen or another. */
function patternOf(character: string): string {
	if (apostrophes.includes(character)) return oneOf(apostrophes);
	if (hyphens.includes(character)) return oneOf(hyphens);
	const apart = character.normalize('NFD');
	return apart === character
		? escapeSign(character)
		: `(?:${escapeSign(character)}|${escapeSign(apart)})`;
}

/**
 * What finds words wherever they stand: in capitals or not, across a line's end, with any apostrophe and
 * hyphen, also within longer words.
 * @returns null where there are too few characters to look for
 */
export function wordPattern(words: string): RegExp | null {
	const parts = words.normalize('NFC').trim().split(/\s+/u);
	if ([...parts.join('')].length < shortestSearch) return null;
	const source = parts.map((part) => [...part].map(patternOf).join('')).join('\\s+');
	return new RegExp(source, 'giu');
}

/** Whether a text has the words. */
export function hasWords(text: string, pattern: RegExp): boolean {
	return text.search(pattern) !== -1;
}

/** The longest run of plain letters and figures in the words, by which a database can tell most rows apart. */
export function plainFragment(words: string): string {
	const runs = words.normalize('NFC').match(/[A-Za-z0-9]+/g) ?? [];
	return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
