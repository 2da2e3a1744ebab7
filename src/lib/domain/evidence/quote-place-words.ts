import type { QuotePlace } from './locate-quote';

/**
 * What to say to whoever looks for quoted words in their letter; null where they are on the page that was
 * given.
 * @param letter what it is called, and how many pages it has
 * @param page the one that was given
 */
export function quotePlaceWords(
	place: QuotePlace,
	letter: { name: string; pages: number },
	page: number
): string | null {
	switch (place.kind) {
		case 'here':
			return null;
		case 'elsewhere':
			return `These words are not on page ${page} of ${letter.name}; they are on page ${place.from.page}.`;
		case 'nowhere':
			return `These words are not found in ${letter.name}. Compare them with it.`;
		case 'no_words':
			return `${letter.pages > 1 ? `Page ${page}` : letter.name} is a picture, whose words cannot be looked up. Compare them with it.`;
	}
}
