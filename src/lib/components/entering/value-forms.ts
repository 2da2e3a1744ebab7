import type { Component } from 'svelte';
import type { QuestionKind, QuestionOf } from '$lib/domain/questions/question';
import ChoiceGridValue from './ChoiceGridValue.svelte';
import ChoiceValue from './ChoiceValue.svelte';
import CountsValue from './CountsValue.svelte';

/** What the form of a kind of question is given. */
export interface ValueFormProps<Q> {
	question: Q;
	/** By code of the part, as typed: the code of an option, a count, or why there is none. */
	typed: Record<string, string>;
	/** What is wrong, by field: `value.ministers`. */
	problems: Record<string, string>;
	ontype: (part: string, text: string) => void;
}

/** The form of every kind of question. The compiler names a kind that is missing here. */
export const valueForms = {
	choice: ChoiceValue,
	choice_grid: ChoiceGridValue,
	counts: CountsValue
} as const satisfies { [K in QuestionKind]: Component<ValueFormProps<QuestionOf[K]>> };
