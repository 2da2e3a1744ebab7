import type { Question } from '../questions/question';
import type { Criterion } from './assessment';

/** What to ask so that a criterion can be told. */
export interface NextQuestion {
	/** A question of its own; one of this survey's again; or something that is published. */
	kind: 'ask' | 'ask_again' | 'look_up';
	question: string;
}

/**
 * The question that would settle a criterion: its follow-up question, or else the survey's own question
 * again, or, where it has neither, the test itself, which a published document would settle.
 */
export function nextQuestion(criterion: Criterion, questions: readonly Question[]): NextQuestion {
	if (criterion.follow_up_question) return { kind: 'ask', question: criterion.follow_up_question };
	const own = questions.find((one) => one.code === criterion.looks_at?.question);
	if (own) return { kind: 'ask_again', question: own.prompt };
	return { kind: 'look_up', question: criterion.test };
}
