/** What tells words from other words no more than where a line ends: white space, dashes, and signs unseen. */
const idle = /[\s\p{Dash}\p{Default_Ignorable_Code_Point}]/gu;

/** What a sign is compared as: "fi" of a ligature, '"' of a curly quotation mark, '' of a soft hyphen. */
function plainSign(sign: string): string {
	return sign
		.normalize('NFKD')
		.toLowerCase()
		.replace(idle, '')
		.replace(/[‘’‚‛′]/g, "'")
		.replace(/[“”„‟]/g, '"');
}

/** Nearly all of a letter, looked up rather than worked out for each sign of it. */
const plainAscii = Array.from({ length: 128 }, (_, code) => plainSign(String.fromCharCode(code)));

/**
 * A text without what makes no difference to its words. Neither the lines of a page nor a word that was
 * broken at the end of one makes any.
 */
interface PlainText {
	text: string;
	/** For each place in it, the place in the original of the sign that it came from. */
	starts: number[];
}

function readPlain(original: string): PlainText {
	let text = '';
	const starts: number[] = [];
	let place = 0;
	while (place < original.length) {
		const code = original.codePointAt(place) ?? 0;
		const sign = plainAscii[code] ?? plainSign(String.fromCodePoint(code));
		text += sign;
		// One sign of a page can be several here, and one here can take two places: both count in places.
		for (let each = 0; each < sign.length; each += 1) starts.push(place);
		place += code > 0xffff ? 2 : 1;
	}
	return { text, starts };
}

/** Whether a place is in the middle of a number: "2|14", "1|,203". */
function splitsNumber(text: string, place: number): boolean {
	const before = text.slice(Math.max(place - 2, 0), place);
	const after = text.slice(place, place + 4);
	return (
		(/\d$/.test(before) && /^(,\d{3}|\d)/.test(after)) ||
		(/\d,$/.test(before) && /^\d{3}/.test(after))
	);
}

/**
 * Where quoted words stand in a text, as places in it; null where they do not. Line breaks, words broken
 * at the end of a line, ligatures, accents however they are written, quotation marks, dashes and capitals
 * make no difference. Part of a number is not that number: "14" is not found in "214" or "1,214".
 */
export function findQuote(text: string, quote: string): { start: number; end: number } | null {
	const wanted = readPlain(quote).text;
	if (wanted === '') return null;
	const within = readPlain(text);
	let at = within.text.indexOf(wanted);
	while (at >= 0) {
		const start = within.starts[at] ?? 0;
		const last = within.starts[at + wanted.length - 1] ?? 0;
		const end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
		if (!splitsNumber(text, start) && !splitsNumber(text, end)) return { start, end };
		at = within.text.indexOf(wanted, at + 1);
	}
	return null;
}

/**
 * Words as they are quoted of what was selected on a page: lines joined, a word broken at the end of a
 * line put together, white space taken for one space.
 */
export function tidyQuote(selected: string): string {
	return (
		selected
			.replace(/\u00ad\s*/g, '')
			// A hyphen at the end of a line between small letters is the printer's, in most cases.
			.replace(/(\p{Ll})[-‐]\s*\n\s*(\p{Ll})/gu, '$1$2')
			.replace(/\s+/g, ' ')
			.trim()
	);
}
