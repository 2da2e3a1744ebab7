import type { QuestionKind } from './question';

/** What each kind of question is called, and what it is for. */
export const kindWords = {
	choice: { title: 'One choice', does: 'The body chooses one of several options.' },
	choice_grid: {
		title: 'A choice for each item',
		does: 'The same options for each of several things, as in “may these apps be used?”'
	},
	counts: {
		title: 'Counts by group',
		does: 'How many in each of several groups, as in “how many ministers, how many officials?”'
	}
} as const satisfies Record<QuestionKind, { title: string; does: string }>;
