import { checkOpening } from '$lib/domain/editions/check-opening';
import { formatInstant } from '$lib/domain/editions/day-of';
import type { Edition } from '$lib/domain/editions/edition';
import { RefusedError } from './perform';

/** @throws RefusedError where an edition cannot open at an instant, because of now or of the others */
export function ensureOpening(
	number: number,
	at: Date,
	editions: readonly Edition[],
	now: Date
): void {
	const problem = checkOpening(number, at, editions, now);
	if (!problem) return;
	const { code } = problem;
	if (code === 'in_the_past') throw new RefusedError(code, 'That moment has passed.');
	const other = `edition ${problem.number}, which opens on ${formatInstant(problem.at)}`;
	throw new RefusedError(
		code,
		code === 'before_earlier'
			? `Editions open in their order. It cannot open before ${other}: give that time or a later one, or open or withdraw edition ${problem.number} first.`
			: `Editions open in their order. It cannot open after ${other}.`
	);
}
