import { draftFieldWords, isPartField } from './draft-fields';
import type { Question } from '../questions/question';
import type { DraftProblem } from './read-draft';

/** What is wrong with a draft and what to do, in a sentence. */
export function draftProblemWords(question: Question, problem: DraftProblem): string {
	const label = draftFieldWords(question, problem.field);
	switch (problem.code) {
		case 'disposition_missing':
			return 'Choose how it was dealt with.';
		case 'not_a_count':
			return `${label}: give a whole number, such as 302, or the reason that there is none.`;
		case 'unknown_option':
			return `${label}: choose one of the options.`;
		case 'basis_missing':
			return 'Add the sections it relies on, or say that none is stated.';
		case 'basis_contradicts':
			return '“None stated” stands beside sections that are. Take one of them away.';
		case 'unknown_provision':
			return `“${problem.provision}” is no section that can be relied on. Find it by its number.`;
		case 'letter_missing':
			return 'Choose the letter that the words are from.';
		case 'quote_missing':
			return 'Give the words of the letter.';
		case 'page_missing':
			return 'Give the page of the letter as a number, such as 2.';
		case 'source_missing':
			return 'Say what the source is, and where in it.';
		case 'value_missing':
			return 'Enter what it says, or choose another way in which it was dealt with.';
		case 'value_not_allowed':
			return `“${problem.disposition}” has no room for what was entered.`;
		case 'value_does_not_fit':
			return `What was entered does not fit: ${problem.why}.`;
		case 'provisions_not_allowed':
			return `“${problem.disposition}” relies on no section.`;
		case 'provision_repeated':
			return `“${problem.provision}” stands here twice.`;
	}
}

/** The same of several, by the id of the field where each is mended. */
export const draftProblemsByField = (
	question: Question,
	problems: readonly DraftProblem[]
): Record<string, string> =>
	Object.fromEntries(
		problems.map((problem) => [problem.field, draftProblemWords(question, problem)])
	);

/**
 * The problems to tell while somebody types: what is missing only once it has been asked for, what is
 * typed wrong at once.
 */
export const problemsToTell = (
	problems: readonly DraftProblem[],
	isAskedFor: boolean
): DraftProblem[] => problems.filter(({ field }) => isAskedFor || isPartField(field));
