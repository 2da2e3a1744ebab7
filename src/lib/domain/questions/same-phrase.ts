/** A phrase without what one letter writes differently from the next: capitals, and white space. */
const plain = (phrase: string) => phrase.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');

/** Whether two entries of a codebook are about the same phrase. */
export function isSamePhrase(one: string, other: string): boolean {
	return plain(one) === plain(other);
}
