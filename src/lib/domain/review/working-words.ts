import { countThings, formatCount } from '../questions/words';
import type { ReviewCounts } from './submitted-answer';
import { revisionStateWords } from './review-words';

/** Where the answers of a wave stand, those that nobody has entered among them. */
export interface WorkingCounts extends Pick<ReviewCounts, 'accepted' | 'submitted' | 'queried'> {
	/** Answers that are asked for, and of which nothing is submitted. */
	notEntered: number;
}

/**
 * How many answers stand where, as every page of working data says it: "60 answers accepted, 3 waiting,
 * 1 queried, 4 not entered". What there is none of is left out.
 */
export function workingCountWords(counts: WorkingCounts): string {
	const groups = [
		{ count: counts.accepted, words: revisionStateWords.accepted },
		{ count: counts.submitted, words: revisionStateWords.submitted },
		{ count: counts.queried, words: revisionStateWords.queried },
		{ count: counts.notEntered, words: 'Not entered' }
	].filter(({ count }) => count > 0);
	if (groups.length === 0) return 'no answer is asked for yet';
	return groups
		.map(({ count, words }, index) =>
			[
				index === 0 ? countThings(count, 'answer', 'answers') : formatCount(count),
				words.toLowerCase()
			].join(' ')
		)
		.join(', ');
}
