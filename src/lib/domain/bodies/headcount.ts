import type { AsAt } from '../surveys/as-at';
import type { Headcount } from './body';

/**
 * The headcount to set a body's answer against: the latest on or before the date the answers are as
 * at, else the earliest after it, or null where there is none.
 * @param body its slug
 */
export function findHeadcount(
	headcounts: readonly Headcount[],
	body: string,
	asAt: AsAt
): Headcount | null {
	const own = headcounts
		.filter((one) => one.body === body)
		.sort((a, b) => (a.as_at < b.as_at ? -1 : 1));
	// A month takes in all of its days.
	return own.findLast((one) => one.as_at.slice(0, asAt.length) <= asAt) ?? own[0] ?? null;
}
