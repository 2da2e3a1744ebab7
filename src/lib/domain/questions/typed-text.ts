import { z } from 'zod';

/**
 * Words as a database can hold them: without zero bytes, and without the half of a character that is left
 * where something was cut in the middle.
 */
export function wellFormed(text: string): string {
	return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** What was typed as it is stored: browsers end lines with two characters, we keep one. */
export function tidyTyped(text: string): string {
	return wellFormed(text).replaceAll('\r\n', '\n').trim();
}

/** A text field of a form, read as it is stored. */
export const typedText = z.string().transform(tidyTyped);
