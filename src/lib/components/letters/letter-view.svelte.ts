import type { Letter, LetterQuote } from './letter';

type MarkedWords = Pick<LetterQuote, 'sha256' | 'page' | 'quote'>;

/** Which letter stands beside a form, which of its words are marked, and what came of marking them. */
export class LetterView {
	/** The id of the letter that is shown. */
	chosen: number | undefined = $state();
	marked: MarkedWords | null = $state.raw(null);
	/** Where the marked words are not where they should be: what to say of it. */
	missing: string | null = $state(null);
	#letters: () => readonly Pick<Letter, 'id' | 'sha256'>[];

	/** @param letters those that there are at the time: it opens with the first */
	constructor(letters: () => readonly Pick<Letter, 'id' | 'sha256'>[]) {
		this.#letters = letters;
		this.openFirst();
	}

	/** Opens the first letter where none is open yet. */
	openFirst(): void {
		this.chosen ??= this.#letters()[0]?.id;
	}

	/** Marks words and goes to them, in the letter that they are from. */
	show({ sha256, page, quote }: MarkedWords): void {
		this.chosen = this.#letters().find((one) => one.sha256 === sha256)?.id ?? this.chosen;
		// A new object, so that the same words are gone to again.
		this.marked = { sha256, page, quote };
	}
}
