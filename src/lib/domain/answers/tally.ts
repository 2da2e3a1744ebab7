import { missingReasons, type MissingReason, type PartReading } from './missing';

/** How many bodies said what about one part of a question, and why the rest did not. */
export interface Tally {
	/** Bodies; the sum of every count below. */
	total: number;
	/** Bodies by the value they gave. */
	values: Map<string | number, number>;
	/** Bodies by the reason for which there is no value. */
	missing: Record<MissingReason, number>;
}

/** Counts readings. The parts of a tally sum to the number of bodies. */
export function tallyReadings(readings: readonly PartReading[]): Tally {
	const values = new Map<string | number, number>();
	const missing = Object.fromEntries(missingReasons.map((reason) => [reason, 0])) as Record<
		MissingReason,
		number
	>;
	for (const reading of readings) {
		if (reading.known) values.set(reading.value, (values.get(reading.value) ?? 0) + 1);
		else missing[reading.reason] += 1;
	}
	return { total: readings.length, values, missing };
}

/** How many bodies gave a value: the base of a share of those that answered. */
export function countKnown(tally: Tally): number {
	return [...tally.values.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * How many bodies have a value that is not known. One for which the question did not arise has none
 * to know, so it is neither known nor unknown.
 */
export function countUnknown(tally: Tally): number {
	return tally.total - countKnown(tally) - tally.missing.not_applicable;
}

/**
 * A share with its base and its bounds: the least and the most it could be if every unknown went one
 * way or the other.
 */
export interface Share {
	/** Bodies known to have it. */
	count: number;
	/** Bodies that said whether they have it. */
	base: number;
	/** Bodies whose value is not known. */
	unknown: number;
	/** Bodies to which it applies: base + unknown. */
	of: number;
	least: number;
	most: number;
}

/** The share of bodies whose value passes a test. The one place where bounds are worked out. */
export function shareOf(tally: Tally, passes: (value: string | number) => boolean): Share {
	let count = 0;
	for (const [value, bodies] of tally.values) if (passes(value)) count += bodies;
	return boundShare(count, countKnown(tally), countUnknown(tally));
}

/** A share from its three counts: bodies that have it, that are known, and that are unknown. */
export function boundShare(count: number, base: number, unknown: number): Share {
	return { count, base, unknown, of: base + unknown, least: count, most: count + unknown };
}

/**
 * Whether bodies may be ranked by value, which naming the first and the last of them is as well: not
 * where more than a third of them are unknown.
 */
export function mayRank(unknown: number, total: number): boolean {
	return unknown * 3 <= total;
}
