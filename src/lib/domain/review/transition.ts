/** Where a revision stands in review. */
export const revisionStates = ['submitted', 'accepted', 'queried'] as const;
export type RevisionState = (typeof revisionStates)[number];

/** The one table of what may follow what. A query is answered by the next revision, not undone. */
const allowed: Record<RevisionState, readonly RevisionState[]> = {
	submitted: ['accepted', 'queried'],
	accepted: [],
	queried: []
};

export type ReviewProblem =
	| { code: 'not_allowed'; from: RevisionState; to: RevisionState }
	| { code: 'own_work' }
	| { code: 'own_wording' }
	| { code: 'own_body' }
	| { code: 'comment_missing' };

export interface Review {
	reviewer: string;
	isOwnBody: boolean;
	adoptsOwnWording: boolean;
	comment: string | null;
}

/**
 * Why a reviewer may not take a revision from one state to another, or null where they may.
 * Whoever wrote a revision, or proposed the wording it adopts, cannot accept it; nobody accepts or queries
 * what is of their own body; a query needs a comment.
 * @param isOwnBody whether it is of the body that the reviewer works for, or one of its line
 * @param adoptsOwnWording whether its words for readers are those that the reviewer proposed
 */
export function checkTransition(
	from: RevisionState,
	to: RevisionState,
	author: string,
	{ reviewer, isOwnBody, adoptsOwnWording, comment }: Review
): ReviewProblem | null {
	if (!allowed[from].includes(to)) return { code: 'not_allowed', from, to };
	if (to === 'accepted' && author === reviewer) return { code: 'own_work' };
	if (isOwnBody) return { code: 'own_body' };
	if (to === 'accepted' && adoptsOwnWording) return { code: 'own_wording' };
	if (to === 'queried' && !comment?.trim()) return { code: 'comment_missing' };
	return null;
}
