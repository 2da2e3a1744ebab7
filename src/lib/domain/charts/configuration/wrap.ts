import type { Font } from './theme';

/** The width of a line of text, in pixels. */
export type Measure = (text: string, font: Font) => number;

/** Where a line may break: after a space, a hyphen, a dash or a slash. */
const pieces = (text: string): string[] =>
	text.match(/[^\s\-–/]*[\s\-–/]?/g)?.filter(Boolean) ?? [];

/** Cuts a word that is wider than a line into what fits. */
function cutWord(word: string, font: Font, width: number, measure: Measure): string[] {
	const parts: string[] = [];
	let part = '';
	for (const character of word) {
		if (part && measure(part + character, font) > width) {
			parts.push(part);
			part = character;
		} else part += character;
	}
	return [...parts, part];
}

/** The lines that a text takes in a width. No line is wider, and no character is lost. */
export function wrapText(text: string, font: Font, width: number, measure: Measure): string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of pieces(text)) {
		if (measure((line + piece).trimEnd(), font) <= width) {
			line += piece;
			continue;
		}
		if (line) lines.push(line.trimEnd());
		const cut = cutWord(piece, font, width, measure);
		lines.push(...cut.slice(0, -1));
		line = cut.at(-1) ?? '';
	}
	if (line.trim()) lines.push(line.trimEnd());
	return lines;
}

/** The width of the widest of some lines; 0 of none. */
export function widest(lines: readonly string[], font: Font, measure: Measure): number {
	return Math.max(0, ...lines.map((line) => measure(line, font)));
}
