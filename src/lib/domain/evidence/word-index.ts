import type { Box } from './boxes';

/** A stretch of a text: from `start` up to and not including `end`, in UTF-16 units. */
export interface Span {
	start: number;
	end: number;
}

/** The words of a text: whatever stands between spaces and line breaks, in the text's order. */
export function listWords(text: string): Span[] {
	return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
		start: index,
		end: index + word.length
	}));
}

/**
 * The word at a place of the text, or the one before it where it stands between two.
 * @param words in the text's order; at least one
 * @returns its place among the words
 */
export function wordAt(words: readonly Span[], offset: number): number {
	let low = 0;
	let high = words.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((words[middle]?.start ?? Infinity) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

/**
 * The lines that words stand on, told by where they are: text has no line of its own where a page sets
 * it in columns or the window wraps it.
 * @param boxes where each word is, in the text's order
 * @returns the place of each line's first word
 */
export function breakLines(boxes: readonly Box[]): number[] {
	const starts: number[] = [];
	boxes.forEach((box, index) => {
		const before = boxes[index - 1];
		const middle = (box.top + box.bottom) / 2;
		const goesOn =
			before !== undefined &&
			box.left > before.left &&
			((before.top <= middle && middle <= before.bottom) ||
				// A word in small print beside one in large, or the other way about.
				(box.top <= (before.top + before.bottom) / 2 &&
					(before.top + before.bottom) / 2 <= box.bottom));
		if (!goesOn) starts.push(index);
	});
	return starts;
}

/** Where a key takes the cursor within a text. */
export type WordMove = 'next' | 'previous' | 'down' | 'up' | 'line_start' | 'line_end';

/** The words of one sheet as they stand on it. */
export interface SetWords {
	boxes: readonly Box[];
	/** As `breakLines` tells. */
	lines: readonly number[];
}

const lineOf = (lines: readonly number[], word: number): number =>
	lines.findLastIndex((start) => start <= word);

/** The first word of a line, and the first after it. */
function endsOf({ boxes, lines }: SetWords, line: number): { first: number; beyond: number } {
	return { first: lines[line] ?? 0, beyond: lines[line + 1] ?? boxes.length };
}

/**
 * The word of a line that is nearest to a place across it.
 * @param line its number; counted from the last where it is below zero
 * @param across in the boxes' units, from the left
 */
export function nearestWord(set: SetWords, line: number, across: number): number {
	const { first, beyond } = endsOf(set, line < 0 ? set.lines.length + line : line);
	const away = ({ left, right }: Box) => Math.max(left - across, across - right, 0);
	const distances = set.boxes.slice(first, beyond).map(away);
	return first + Math.max(0, distances.indexOf(Math.min(...distances)));
}

/**
 * Where a key takes the cursor from a word.
 * @param across where going up and down keeps to, in the boxes' units
 * @returns the word it comes to, or the side of the sheet on which it falls off
 */
export function moveWord(
	set: SetWords,
	word: number,
	move: WordMove,
	across: number
): number | 'before' | 'after' {
	const line = lineOf(set.lines, word);
	switch (move) {
		case 'next':
			return word + 1 < set.boxes.length ? word + 1 : 'after';
		case 'previous':
			return word > 0 ? word - 1 : 'before';
		case 'down':
			return line + 1 < set.lines.length ? nearestWord(set, line + 1, across) : 'after';
		case 'up':
			return line > 0 ? nearestWord(set, line - 1, across) : 'before';
		case 'line_start':
			return endsOf(set, line).first;
		case 'line_end':
			return endsOf(set, line).beyond - 1;
	}
}
