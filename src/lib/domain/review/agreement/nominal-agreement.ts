/** What the coders gave one unit, in no particular order; null where a coder gave it nothing. */
export type CodedUnit = readonly (string | null)[];

/** How far coders agree on nominal codes. */
export interface NominalAgreement {
	/** How many units at least two coders gave a code. Only those tell anything. */
	units: number;
	/** The share of the pairs of codes that are the same, from 0 to 1; null where there is no pair. */
	observed: number | null;
	alpha: Alpha;
}

/** Krippendorff's alpha: 1 where all agree, 0 where they agree as chance would have it; or why there is none. */
export type Alpha =
	| { ok: true; alpha: number }
	/** No unit has two codes. */
	| { ok: false; why: 'no_pairs' }
	/** All codes are the same, so that nothing shows that the coders can tell one thing from another. */
	| { ok: false; why: 'no_variation' };

/** How often each code was given. */
function countCodes(codes: Iterable<string>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
	return counts;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);
const ordered = (count: number) => count * (count - 1);

/**
 * How far any number of coders agree on nominal codes, some of which may be missing.
 *
 * Alpha is 1 − Do / De: the disagreement that is observed over the one that chance would give. Both are
 * read off the coincidence matrix, to which a unit with m codes gives each of its ordered pairs with the
 * weight 1 / (m − 1), so that each code counts once. A unit with a single code is left out.
 * Source: Klaus Krippendorff, “Computing Krippendorff’s Alpha-Reliability” (2011), section C,
 * https://repository.upenn.edu/asc_papers/43.
 */
export function nominalAgreement(units: readonly CodedUnit[]): NominalAgreement {
	const paired = units
		.map((unit) => unit.filter((code) => code !== null))
		.filter((codes) => codes.length > 1);
	if (paired.length === 0) {
		return { units: 0, observed: null, alpha: { ok: false, why: 'no_pairs' } };
	}
	const all = sum(paired.map((codes) => codes.length));
	/** The diagonal of the coincidence matrix: the pairs that are the same. */
	const same = sum(
		paired.map((codes) => sum([...countCodes(codes).values()].map(ordered)) / (codes.length - 1))
	);
	const observed = same / all;
	const byChance = sum([...countCodes(paired.flat()).values()].map(ordered)) / ordered(all);
	return {
		units: paired.length,
		observed,
		alpha:
			byChance === 1
				? { ok: false, why: 'no_variation' }
				: { ok: true, alpha: 1 - (1 - observed) / (1 - byChance) }
	};
}
