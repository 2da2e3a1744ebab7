/** How far the entering of a body's answers has come, in counts. */
export interface EnteringCount {
	/** How many questions the survey asks. */
	questions: number;
	/** How many of them have a revision. */
	submitted: number;
	/** How many of them have a draft. */
	drafted: number;
	/** How many responses that came are not all entered. */
	responsesOpen: number;
}

/** How far the entering of a body's answers has come. */
export const enteringStages = ['to_enter', 'begun', 'entered'] as const;
export type EnteringStage = (typeof enteringStages)[number];

/**
 * How far the entering of a body's answers has come. They are entered once every question has a revision
 * and no response is left. A later response to one whose answers are all submitted, and of which nothing
 * is drafted, is to be entered like a first one.
 */
export function enteringStage(count: EnteringCount): EnteringStage {
	const { questions, submitted, drafted, responsesOpen } = count;
	const isAllSubmitted = submitted >= questions;
	if (isAllSubmitted && responsesOpen === 0) return 'entered';
	return drafted === 0 && (submitted === 0 || isAllSubmitted) ? 'to_enter' : 'begun';
}

/** How far the entering has come: "1 of 4 begun", "2 of 4 entered"; null where nothing of it is. */
export function enteringWords(count: EnteringCount): string | null {
	const { questions, submitted, drafted } = count;
	if (enteringStage(count) === 'to_enter') return null;
	return submitted === 0
		? `${drafted} of ${questions} begun`
		: `${submitted} of ${questions} entered`;
}

/** For how many bodies of a wave everything is entered, of how many. */
export function countEntered(counts: readonly EnteringCount[]): {
	entered: number;
	bodies: number;
} {
	const entered = counts.filter((count) => enteringStage(count) === 'entered').length;
	return { entered, bodies: counts.length };
}
