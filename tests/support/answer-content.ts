import type { AnswerContent } from '$lib/domain/answers/answer';

/** An answer that says nothing but that it was given, and what is given here. */
export const answerContent = (more: Partial<AnswerContent> = {}): AnswerContent => ({
	disposition: 'answered',
	provisions: [],
	neither_confirmed_nor_denied: false,
	value: null,
	detail: null,
	note: null,
	evidence: null,
	wording_override: null,
	...more
});
