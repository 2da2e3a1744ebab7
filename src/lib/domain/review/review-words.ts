import type { ReviewProblem, RevisionState } from './transition';

/** Where a revision stands, as a list of them says it. */
export const revisionStateWords = {
	submitted: 'Waiting',
	accepted: 'Accepted',
	queried: 'Queried'
} as const satisfies Record<RevisionState, string>;

/** Where one of several revisions stands: one that another followed before anybody decided waits no longer. */
export function revisionStandingWords(state: RevisionState, isLatest: boolean): string {
	return state === 'submitted' && !isLatest
		? 'Replaced before anybody decided'
		: revisionStateWords[state];
}

/** Why somebody may not decide about something that waits, whatever their roles. */
export type Obstacle = Extract<ReviewProblem['code'], 'own_work' | 'own_wording' | 'own_body'>;

/** Why somebody may not decide, to be read beside what they may not decide about. */
export const obstacleWords = {
	own_work: 'You submitted this, so somebody else accepts it.',
	own_wording: 'It has the wording that you proposed, so somebody else accepts it.',
	own_body:
		'It is of the body that you work for, or of one that it came from or went into, so others decide about it.'
} as const satisfies Record<Obstacle, string>;

/** Why a revision was not accepted or queried, in sentences. */
export function reviewProblemWords(problem: ReviewProblem): string {
	switch (problem.code) {
		case 'not_allowed':
			return problem.from === 'submitted'
				? 'A revision that waits can be accepted or queried, and nothing else.'
				: `It has been ${problem.from} meanwhile, so there is nothing left to decide.`;
		case 'comment_missing':
			return 'Say what you ask: a query needs a comment.';
		default:
			return obstacleWords[problem.code];
	}
}
