import type { Draft } from './draft';
import type { Disposition } from './disposition';

/** What can be applied to every question that remains: what a whole letter says at once. */
export type Blanket = { disposition: Disposition } & Pick<
	Draft,
	'provisions' | 'none_stated' | 'neither_confirmed_nor_denied' | 'evidence'
>;

/** Whether nobody has entered anything of what a blanket says. */
function isUntouched(draft: Draft | null): boolean {
	return (
		draft === null ||
		(draft.disposition === null &&
			draft.provisions.length === 0 &&
			!draft.none_stated &&
			!draft.neither_confirmed_nor_denied &&
			draft.evidence === null)
	);
}

/**
 * The codes of the questions that a blanket refusal is applied to, in order: those of which nothing was
 * submitted, and in whose draft nobody has entered how they were dealt with or what that rests on.
 */
export function remainingQuestions(
	questions: readonly { code: string; draft: Draft | null; isCoded: boolean }[]
): string[] {
	return questions
		.filter(({ draft, isCoded }) => !isCoded && isUntouched(draft))
		.map(({ code }) => code);
}

/** A draft with what a letter says of all that remains. Whatever else was typed stays. */
export function applyBlanket(draft: Draft, blanket: Blanket): Draft {
	return { ...draft, ...blanket };
}
