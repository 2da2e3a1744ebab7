import type { Disposition } from '../disposition';

/** How the dispositions stand in order: first what was said, then what is unknown. */
const known: readonly Disposition[] = ['answered', 'partly_withheld', 'not_applicable'];
const unknown: readonly Disposition[] = [
	'not_stated',
	'not_held',
	'refused',
	'awaiting',
	'not_asked'
];

/**
 * Compares two dispositions for a table sorted by how a question was dealt with. The unknown stay
 * together, last, whichever way round; after them, null, of what nobody has coded.
 */
export function compareDispositions(
	a: Disposition | null,
	b: Disposition | null,
	descending = false
): number {
	const rank = (one: Disposition | null) => {
		if (one === null) return known.length + unknown.length;
		const place = known.indexOf(one);
		if (place === -1) return known.length + unknown.indexOf(one);
		return descending ? known.length - 1 - place : place;
	};
	return rank(a) - rank(b);
}
