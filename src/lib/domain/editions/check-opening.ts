import { isWithdrawn, opensAt, type Edition } from './edition';

/** Why an edition cannot open at an instant. */
export type OpeningProblem =
	| { code: 'in_the_past' }
	/** An earlier edition, of that number, would open after it. */
	| { code: 'before_earlier'; number: number; at: Date }
	/** A later edition, of that number, would open before it. */
	| { code: 'after_later'; number: number; at: Date };

/**
 * Whether an edition can open at an instant: not before now, and the editions of a survey open in their
 * order, so that no number and no correction is told of before what it follows. Null where it can.
 * @param number of the edition that is to open
 * @param others the survey's other editions, open or not
 */
export function checkOpening(
	number: number,
	at: Date,
	others: readonly Edition[],
	now: Date
): OpeningProblem | null {
	if (at < now) return { code: 'in_the_past' };
	for (const other of others) {
		if (other.number === number || isWithdrawn(other)) continue;
		const opens = opensAt(other);
		if (opens === null) continue;
		if (other.number < number && opens > at) {
			return { code: 'before_earlier', number: other.number, at: opens };
		}
		if (other.number > number && opens < at) {
			return { code: 'after_later', number: other.number, at: opens };
		}
	}
	return null;
}
