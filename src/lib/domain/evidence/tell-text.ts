import type { DocumentType } from './document-type';

/** Whether a text begins as a page, a drawing or data in code does: with a tag, a comment or a declaration. */
export function isMarkup(beginning: string): boolean {
	return /^[\s\uFEFF]*<[!?/a-z]/i.test(beginning);
}

/** A line of the head of a message, with the lines that go on with it (RFC 5322, 2.2). */
const headerLine = /^([!-9;-~]+):[ \t]?.*(?:\r?\n[ \t].*)*(?:\r?\n|$)/;

/** The names of the lines at the beginning of a text that are a message's head, in small letters. */
function readHeaderNames(text: string): Set<string> {
	const names = new Set<string>();
	let rest = text.replace(/^\uFEFF/, '');
	for (let found = headerLine.exec(rest); found; found = headerLine.exec(rest)) {
		const [whole, name = ''] = found;
		names.add(name.toLowerCase());
		rest = rest.slice(whole.length);
	}
	return names;
}

/**
 * What sort of text something is.
 * @param beginning its first few thousand characters
 * @param name of the file: nothing in a table says that it is one
 */
export function tellText(
	beginning: string,
	name: string
): Extract<DocumentType, 'csv' | 'eml' | 'text'> {
	const headers = readHeaderNames(beginning);
	// RFC 5322, 3.6: a message has a date and says whom it is from.
	const isMessage = headers.has('from') && (headers.has('date') || headers.has('received'));
	if (isMessage) return 'eml';
	return name.toLowerCase().endsWith('.csv') ? 'csv' : 'text';
}
