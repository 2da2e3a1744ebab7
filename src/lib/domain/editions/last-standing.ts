import { frozenAt, type Edition } from './edition';

/**
 * The edition that one follows which is frozen at an instant: the one of the highest number that had not been
 * withdrawn by then, whether it is open or still under embargo; null where there is none.
 * @param editions those before it
 * @param at left out: now
 */
export function lastStanding<E extends Edition>(editions: readonly E[], at?: Date): E | null {
	const isWithdrawnBy = ({ events }: Edition) =>
		events.some((event) => event.kind === 'withdrawn' && (at === undefined || event.at < at));
	return (
		editions.filter((edition) => !isWithdrawnBy(edition)).sort((a, b) => b.number - a.number)[0] ??
		null
	);
}

/**
 * The edition that an edition followed, of those that readers may see: what it changed and what it corrects,
 * it changed and corrects of that one. What is withdrawn later, be it before an embargo ends, was followed.
 */
export function findFollowed<E extends Edition>(
	edition: Edition,
	editions: readonly E[]
): E | null {
	return lastStanding(
		editions.filter((one) => one.number < edition.number),
		frozenAt(edition)
	);
}
