/** What a letter, or a file that came with one, can be. Told by what is in it, never by its name. */
export const documentTypes = [
	'pdf',
	'docx',
	'odt',
	'xlsx',
	'csv',
	'eml',
	'text',
	'png',
	'jpeg',
	'gif',
	'webp'
] as const;
export type DocumentType = (typeof documentTypes)[number];

export interface DocumentTypeEntry {
	/** What readers call it. */
	label: string;
	/** What it is served as. Nothing here is what a browser would run. */
	mediaType: string;
	/** What its name ends in. */
	extension: string;
	/** How the letter's pane shows it; null where it is downloaded to be read. */
	shownAs: 'pages' | 'picture' | 'text' | null;
}

/** The one table of what can be uploaded, by what its content shows it to be. */
export const documentTypeTable = {
	pdf: { label: 'PDF', mediaType: 'application/pdf', extension: 'pdf', shownAs: 'pages' },
	docx: {
		label: 'Word document',
		mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		extension: 'docx',
		shownAs: null
	},
	odt: {
		label: 'OpenDocument text',
		mediaType: 'application/vnd.oasis.opendocument.text',
		extension: 'odt',
		shownAs: null
	},
	xlsx: {
		label: 'Excel workbook',
		mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		extension: 'xlsx',
		shownAs: null
	},
	csv: { label: 'CSV', mediaType: 'text/csv', extension: 'csv', shownAs: 'text' },
	eml: { label: 'Email', mediaType: 'message/rfc822', extension: 'eml', shownAs: 'text' },
	text: { label: 'Text', mediaType: 'text/plain', extension: 'txt', shownAs: 'text' },
	png: { label: 'PNG picture', mediaType: 'image/png', extension: 'png', shownAs: 'picture' },
	jpeg: { label: 'JPEG picture', mediaType: 'image/jpeg', extension: 'jpg', shownAs: 'picture' },
	gif: { label: 'GIF picture', mediaType: 'image/gif', extension: 'gif', shownAs: 'picture' },
	webp: { label: 'WebP picture', mediaType: 'image/webp', extension: 'webp', shownAs: 'picture' }
} as const satisfies Record<DocumentType, DocumentTypeEntry>;
