import { formatCount } from '../questions/words';
import type { Share } from './tally';

/** A range of two figures: "11% to 33%", or the one figure where both are the same. */
export function rangeWords(least: string, most: string): string {
	return least === most ? least : `${least} to ${most}`;
}

/** How many have it, as far as can be told: "7 to 14", or "7" where nothing is unknown. */
export function countRange({ least, most }: Share): string {
	return rangeWords(formatCount(least), formatCount(most));
}

/** The bounds of a share in a sentence: "between 7 and 14", or "7" where nothing is unknown. */
export function boundsWords({ least, most, unknown }: Share): string {
	return unknown === 0
		? formatCount(least)
		: `between ${formatCount(least)} and ${formatCount(most)}`;
}
