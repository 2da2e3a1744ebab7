import type { Headcount } from '../bodies/body';
import { readPart } from '../questions/kinds/registry';
import type { Counts } from '../questions/question';
import type { AnswerContent } from './answer';
import type { MissingReason } from './missing';

/** Whom a numerator counts: the groups asked for, or everyone where they are not told apart. */
export type Counted = 'groups' | 'all_groups';

/**
 * A share of staff. Our own sum: it names its numerator, its denominator and whom it counts. Or the
 * reason there is no figure, which is never a number.
 */
export type StaffShare =
	| {
			known: true;
			/** People. */
			numerator: number;
			/** Full-time-equivalent civil servants. */
			denominator: number;
			/** Unrounded, from 0. */
			percent: number;
			counted: Counted;
			/** Part of the numerator is missing, so that the share is at least this. */
			atLeast: boolean;
	  }
	| { known: false; reason: MissingReason | 'no_headcount' };

/**
 * The share of a body's staff that the groups make up, over its full-time-equivalent civil servants.
 * Where the groups are not told apart, the body's own total of all groups stands in and the share says
 * so. Groups are never added up across a withheld one without "at least".
 */
export function staffShare(
	question: Counts,
	groups: readonly string[],
	coded: Pick<AnswerContent, 'disposition' | 'value'>,
	headcount: Headcount | null
): StaffShare {
	const readings = groups.map((group) => readPart(question, coded, group));
	const known = readings.filter((reading) => reading.known);
	const total = readPart(question, coded, 'total');
	const firstMissing = readings.find((reading) => !reading.known);

	let numerator: number;
	let counted: Counted;
	if (known.length > 0) {
		numerator = known.reduce((sum, reading) => sum + Number(reading.value), 0);
		counted = 'groups';
	} else if (total.known) {
		numerator = Number(total.value);
		counted = 'all_groups';
	} else {
		return { known: false, reason: firstMissing?.reason ?? 'not_stated' };
	}
	if (!headcount) return { known: false, reason: 'no_headcount' };
	return {
		known: true,
		numerator,
		denominator: headcount.fte,
		percent: (numerator / headcount.fte) * 100,
		counted,
		atLeast: counted === 'groups' && known.length < groups.length
	};
}
