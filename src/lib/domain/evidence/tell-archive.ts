import type { DocumentType } from './document-type';
import type { LetterRefusal } from './letter-refusal';

/** What is known of a zip archive from what it holds. */
export interface ArchiveContents {
	/** The names of what is in it, in its own order. */
	names: readonly string[];
	/** The text of `[Content_Types].xml`, by which Office says what each part is; null where it has none. */
	contentTypes: string | null;
	/** The text of `mimetype`, by which OpenDocument says what it is; null where it has none. */
	mimeType: string | null;
}

/** Macros of Office, in code or of Excel 4, and of OpenDocument. */
const macro = /(^|\/)(vbaproject\.bin|vbadata\.xml|macrosheets\/.*|basic\/.+|scripts\/.+)$/i;

const office = 'application/vnd.openxmlformats-officedocument.';
const openDocument = 'application/vnd.oasis.opendocument.';

/**
 * Tells a document from an archive of files by what it holds (ECMA-376 part 2; OpenDocument 1.3 part 2).
 * @returns what it is, or why it cannot be a letter
 */
export function tellArchive({
	names,
	contentTypes,
	mimeType
}: ArchiveContents): { type: DocumentType } | { refusal: LetterRefusal } {
	const isDocument = contentTypes !== null || mimeType !== null;
	if (!isDocument) return { refusal: 'archive' };
	if (names.some((name) => macro.test(name)) || /macroEnabled/i.test(contentTypes ?? '')) {
		return { refusal: 'macros' };
	}
	if (mimeType !== null) {
		if (mimeType === `${openDocument}text`) return { type: 'odt' };
		return { refusal: mimeType.startsWith(openDocument) ? 'other_office' : 'archive' };
	}
	const has = (type: string, part: string) =>
		new RegExp(`["']${office}${type}\\.main\\+xml["']`).test(contentTypes ?? '') &&
		names.includes(part);
	if (has('wordprocessingml.document', 'word/document.xml')) return { type: 'docx' };
	if (has('spreadsheetml.sheet', 'xl/workbook.xml')) return { type: 'xlsx' };
	return { refusal: 'other_office' };
}
