/** Under what a letter may be published. The commonest; any other can be written in. */
export const licences = [
	{
		code: 'ogl',
		words: 'Open Government Licence v3.0',
		hint: 'Where the letter says so, or the body publishes its answers under it.'
	},
	{
		code: 'crown',
		words: 'Crown copyright, published with permission',
		hint: 'The body has said that it may be published.'
	},
	{
		code: 'body',
		words: 'Copyright of the body, published with permission',
		hint: 'A body that is not of the Crown has said that it may be published.'
	},
	{
		code: 'quotation',
		words: 'Quoted under section 30 of the Copyright, Designs and Patents Act 1988',
		hint: 'For an extract, no longer than its purpose needs.'
	}
] as const;

/** How long the words of a licence can be, in characters. */
export const longestLicence = 200;

/**
 * A choice in a form of a licence: its code, "other" where it was written in, '' where there is none.
 * @param words as they are kept
 */
export function licenceChoice(words: string | null): string {
	if (words === null) return '';
	return licences.find((licence) => licence.words === words)?.code ?? 'other';
}

/**
 * The words of a licence as they are kept.
 * @param code of a choice of the form
 * @param other what was written in
 * @returns null where nothing was chosen, or "other" with nothing written
 */
export function licenceWords(code: string, other: string): string | null {
	if (code === 'other') return other.trim() || null;
	return licences.find((licence) => licence.code === code)?.words ?? null;
}
