import { countThings, joinWords } from '../questions/words';
import type { PublicLetter } from './public-letter';

/**
 * How many letters an edition holds, and under what they are published; null where it holds none: "3
 * letters can be read, under: Open Government Licence v3.0."
 */
export function lettersSentence(letters: readonly PublicLetter[]): string | null {
	if (letters.length === 0) return null;
	const licences = [...new Set(letters.map(({ licence }) => licence))].sort();
	return `${countThings(letters.length, 'letter', 'letters')} can be read, under: ${joinWords(licences)}.`;
}
