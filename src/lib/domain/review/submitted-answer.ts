import type { RevisionState } from './transition';

/** What a body says to a question, as it was last submitted: where that stands in review. */
export interface SubmittedAnswer {
	/** The body's slug. */
	body: string;
	/** The question's code. */
	question: string;
	state: RevisionState;
	/** Whether an earlier revision is accepted, and stands until this one is. */
	followsAccepted: boolean;
}

/** How many answers stand where; the first three are all of them. */
export interface ReviewCounts extends Record<RevisionState, number> {
	/** Of those that are not accepted: an earlier revision of them is. */
	followingAccepted: number;
}

/** Counts answers by where their latest revision stands in review. */
export function countSubmitted(answers: readonly SubmittedAnswer[]): ReviewCounts {
	const counts: ReviewCounts = { submitted: 0, accepted: 0, queried: 0, followingAccepted: 0 };
	for (const { state, followsAccepted } of answers) {
		counts[state] += 1;
		if (followsAccepted && state !== 'accepted') counts.followingAccepted += 1;
	}
	return counts;
}
