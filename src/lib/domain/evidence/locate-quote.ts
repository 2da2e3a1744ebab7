import { findQuote } from './find-quote';

/** A place in a letter: its page, counted from 1, and where in that page's text. */
interface LetterPlace {
	page: number;
	offset: number;
}

/** Where quoted words were found in their letter. */
export type QuotePlace =
	/** On the page that was given; they can run over onto the next. */
	| { kind: 'here'; from: LetterPlace; to: LetterPlace }
	/** On another page. */
	| { kind: 'elsewhere'; from: LetterPlace; to: LetterPlace }
	| { kind: 'nowhere' }
	/** The page given is a picture: whether they are there is for a person to see. */
	| { kind: 'no_words' };

/**
 * Looks for quoted words in a letter: on the page that was given, then on the pages around it, the
 * nearest first.
 * @param pages how many the letter has
 * @param textOf the text of a page, counted from 1
 */
export async function locateQuote(
	{ page, quote }: { page: number; quote: string },
	pages: number,
	textOf: (page: number) => Promise<string>
): Promise<QuotePlace> {
	const order = Array.from({ length: pages }, (_, index) => index + 1).sort(
		(one, other) => Math.abs(one - page) - Math.abs(other - page) || one - other
	);
	for (const at of order) {
		const kind = at === page ? 'here' : 'elsewhere';
		const text = await textOf(at);
		const found = findQuote(text, quote);
		if (found) {
			const { start, end } = found;
			return { kind, from: { page: at, offset: start }, to: { page: at, offset: end } };
		}
		if (at === pages) continue;
		const over = findQuote(`${text}\n${await textOf(at + 1)}`, quote);
		const turn = text.length + 1;
		if (over && over.start < text.length && over.end > turn) {
			return {
				kind,
				from: { page: at, offset: over.start },
				to: { page: at + 1, offset: over.end - turn }
			};
		}
	}
	const isPicture = page <= pages && (await textOf(page)).trim() === '';
	return { kind: isPicture ? 'no_words' : 'nowhere' };
}
