import type { Headcount } from '../bodies/body';
import { readPart } from '../questions/kinds/registry';
import type { Counts } from '../questions/question';
import type { AnswerContent } from './answer';
import type { MissingReason } from './missing';

/** Whom a numerator counts: the groups asked for, or everyone where they are not told apart. */
export type CountedStaff = 'groups' | 'all_groups';

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
			counted: CountedStaff;
			/** Part of the numerator is missing, so that the share is at least this. */
			atLeast: boolean;
	  }
	| { known: false; reason: MissingReason | 'no_headcount' };

/** How many people the groups are, or the reason that it cannot be said. */
export type PeopleCount =
	| {
			known: true;
			/** People. */
			count: number;
			counted: CountedStaff;
			/** Part of it is missing, so that they are at least so many. */
			atLeast: boolean;
	  }
	| { known: false; reason: MissingReason };

/**
 * How many people the groups are. Where the groups are not told apart, the body's own total of all groups
 * stands in and the count says so. Groups are never added up across a withheld one without "at least".
 */
export function countPeople(
	question: Counts,
	groups: readonly string[],
	coded: Pick<AnswerContent, 'disposition' | 'value'>
): PeopleCount {
	const readings = groups.map((group) => readPart(question, coded, group));
	const known = readings.filter((reading) => reading.known);
	if (known.length > 0) {
		const count = known.reduce((sum, reading) => sum + Number(reading.value), 0);
		return { known: true, count, counted: 'groups', atLeast: known.length < groups.length };
	}
	const total = readPart(question, coded, 'total');
	if (total.known) {
		return { known: true, count: Number(total.value), counted: 'all_groups', atLeast: false };
	}
	const firstMissing = readings.find((reading) => !reading.known);
	return { known: false, reason: firstMissing?.reason ?? 'not_stated' };
}

/**
 * The share of a body's staff that the groups make up, over its full-time-equivalent civil servants, of what
 * `countPeople` gives.
 */
export function staffShare(
	question: Counts,
	groups: readonly string[],
	coded: Pick<AnswerContent, 'disposition' | 'value'>,
	headcount: Headcount | null
): StaffShare {
	const people = countPeople(question, groups, coded);
	if (!people.known) return people;
	if (!headcount) return { known: false, reason: 'no_headcount' };
	return {
		known: true,
		numerator: people.count,
		denominator: headcount.fte,
		percent: (people.count / headcount.fte) * 100,
		counted: people.counted,
		atLeast: people.atLeast
	};
}
