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
	| { code: 'comment_missing' };

/**
 * Why a reviewer may not take a revision from one state to another, or null where they may.
 * Whoever wrote a revision cannot accept it; a query needs a comment.
 */
export function checkTransition(
	from: RevisionState,
	to: RevisionState,
	author: string,
	reviewer: string,
	comment: string | null
): ReviewProblem | null {
	if (!allowed[from].includes(to)) return { code: 'not_allowed', from, to };
	if (to === 'accepted' && author === reviewer) return { code: 'own_work' };
	if (to === 'queried' && !comment?.trim()) return { code: 'comment_missing' };
	return null;
}
