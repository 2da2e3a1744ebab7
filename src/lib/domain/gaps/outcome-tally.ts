import { boundShare, type Share } from '../answers/tally';
import { outcomes, outcomeTable, type Assessment, type Outcome } from './assessment';

/** How many assessments came to each outcome. The counts sum to the number of assessments. */
export interface OutcomeTally {
	total: number;
	counts: Record<Outcome, number>;
	/** Those that apply and can be told: met, partly met or not met. */
	told: number;
	/** Those that apply: all but `not_applicable`. */
	apply: number;
	/** Bounds on how many meet it, out of those to which it applies. */
	met: Share;
}

/** Counts outcomes, with bounds on how many of the tests that apply are met. */
export function tallyOutcomes(assessments: readonly Pick<Assessment, 'outcome'>[]): OutcomeTally {
	const counts = Object.fromEntries(outcomes.map((one) => [one, 0])) as Record<Outcome, number>;
	for (const { outcome } of assessments) counts[outcome] += 1;
	const told = counts.met + counts.partly_met + counts.not_met;
	return {
		total: assessments.length,
		counts,
		told,
		apply: assessments.length - counts.not_applicable,
		met: boundShare(counts.met, told, counts.cannot_tell)
	};
}

/** An outcome with the number of tests that came to it. */
export interface OutcomeCount {
	outcome: Outcome;
	label: string;
	count: number;
}

/** A tally as a list, in the order in which outcomes are shown. */
export function countOutcomes(tally: OutcomeTally): OutcomeCount[] {
	return outcomes.map((outcome) => ({
		outcome,
		label: outcomeTable[outcome].label,
		count: tally.counts[outcome]
	}));
}
