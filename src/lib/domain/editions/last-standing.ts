import { isWithdrawn, opensAt, type Edition } from './edition';

/**
 * The edition that the next one follows: the one of the highest number that stands, whether it is open yet
 * or still under embargo; null where there is none.
 */
export function lastStanding<E extends Edition>(editions: readonly E[]): E | null {
	return (
		editions
			.filter((edition) => !isWithdrawn(edition) && opensAt(edition) !== null)
			.sort((a, b) => b.number - a.number)[0] ?? null
	);
}
