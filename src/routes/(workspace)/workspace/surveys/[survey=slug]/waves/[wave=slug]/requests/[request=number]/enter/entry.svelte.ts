import { getContext, setContext } from 'svelte';
import type { DraftKeeper } from '$lib/components/entering/draft-keeper.svelte';
import type { LetterQuote } from '$lib/components/letters/letter';

/** What the pages of the entering screen share: a keeper for each question, and the letter. */
export interface Entry {
	keeperOf(question: string): DraftKeeper;
	/** Whether each question's form is open though nothing of it is drafted yet. */
	opened: Record<string, boolean>;
	/** Saves whatever is not saved. @returns whether the server has all of it */
	saveAll(): Promise<boolean>;
	/** Takes the words quoted in the letter, while a page wants any. */
	takeQuote: ((quote: LetterQuote) => void) | null;
	/** Marks words in the letter and goes there. */
	show(quote: LetterQuote): void;
	/** What the letter's pane found out about the words it marks: said beside them. */
	readonly missing: string | null;
}

const key = Symbol('entry');
export const shareEntry = (entry: Entry): Entry => setContext(key, entry);
export const readEntry = (): Entry => getContext<Entry>(key);
