/** Words as they are compared: the letters and figures alone, in small letters. */
const bare = (words: string) =>
	words
		.normalize('NFKC')
		.toLocaleLowerCase('en-GB')
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/**
 * Whether a revision's words for readers are those that somebody proposed: the same apart from capitals,
 * spaces and punctuation. Whoever proposed them cannot accept it.
 * @param override a revision's words in place of the generated ones; null where it has none
 */
export function adoptsWording(override: string | null, proposals: readonly string[]): boolean {
	if (override === null) return false;
	const words = bare(override);
	return proposals.some((proposal) => bare(proposal) === words);
}
