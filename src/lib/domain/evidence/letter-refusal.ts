/**
 * Why a file cannot be kept as a letter, and what is said of it: what it is, and what to do. A size is
 * given where there is a limit.
 */
export const letterRefusalWords = {
	empty: () => 'The file is empty. Choose the file itself, not a shortcut to it.',
	too_large: (limit) =>
		`The file is larger than the ${limit} that a letter can have. Split it, or save it smaller.`,
	cut: () => 'The file did not arrive whole, so nothing of it was kept. Send it again.',
	markup: () =>
		'This is a web page or a drawing in code (HTML, SVG, XML), whatever its name says, and could run as one. Print it to PDF, and add that.',
	program: () => 'This is a program, whatever its name says. Letters are documents and pictures.',
	macros: () =>
		'This document has macros, which are programs. Save it as DOCX, XLSX or ODT without them, or print it to PDF.',
	old_office: () =>
		'This is a document of an older Office (DOC, XLS), an Outlook message (MSG), or one with a password. Save it as DOCX, XLSX, EML or PDF, without a password, and add that.',
	other_office: () =>
		'This is a presentation, a template or another document that letters cannot be. Save it as PDF, DOCX or XLSX, and add that.',
	other_picture: () =>
		'This is a picture of a sort that browsers do not show. Save it as PNG or JPEG, and add that.',
	archive: () => 'This is an archive of files. Unpack it, and add the files one by one.',
	locked: () => 'This file is locked with a password. Save it without one, and add that.',
	unpacks_too_far: () =>
		'This document unpacks into far more than a letter holds, as one does that is made to do harm. Print it to PDF, and add that.',
	damaged: () =>
		'This file is damaged and cannot be read to its end. Send it again, or ask for it again.',
	utf16: () =>
		'This text is in UTF-16, which not everything can read. Save it with the encoding UTF-8, and add that.',
	unknown: () =>
		'This is none of the kinds of file that letters can be: PDF, DOCX, ODT, XLSX, CSV, EML, text, PNG, JPEG, GIF or WebP. Print it to PDF, and add that.'
} as const satisfies Record<string, (limit: string) => string>;

export type LetterRefusal = keyof typeof letterRefusalWords;
