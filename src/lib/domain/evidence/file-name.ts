import { documentTypeTable, type DocumentType } from './document-type';

/** How long the name of a letter can be, in characters. */
export const longestFileName = 200;

/** Browsers send what would end the line of a name in this way, and nothing else. */
const sentAs: Record<string, string> = { '%0A': '\n', '%0D': '\r', '%22': '"' };

/** Control characters, and those that turn the direction of text: "fdp.exe" would read as "exe.pdf". */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** The end of a name that says what it is: ".pdf". */
const ending = /\.[\p{L}\p{N}]{1,8}$/u;

/**
 * The name of a file as it is kept and shown, in one line: without the folders of the computer that it
 * came from, without what cannot be seen, in composed letters, and cut before its ending where it is too
 * long. It never names a file of ours.
 * @returns "letter" where nothing is left
 */
export function cleanFileName(sent: string): string {
	const [name = ''] = sent
		.replace(/%0A|%0D|%22/gi, (code) => sentAs[code.toUpperCase()] ?? '')
		.toWellFormed()
		.normalize('NFC')
		.split(/[/\\]/)
		.slice(-1);
	const line = name
		.replace(unseen, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+/, '');
	return shorten(line).trim() || 'letter';
}

function shorten(name: string): string {
	const signs = [...name];
	if (signs.length <= longestFileName) return name;
	const kept = [...(ending.exec(name)?.[0] ?? '')];
	return [...signs.slice(0, longestFileName - kept.length), ...kept].join('');
}

/** Other endings that say the same. */
const alsoEnds: Partial<Record<DocumentType, readonly string[]>> = { jpeg: ['jpeg'] };

/**
 * What a letter is saved as by whoever downloads it: its name, with the ending of what it is, so that no
 * computer takes a text for a web page or a program.
 */
export function downloadName(name: string, type: DocumentType): string {
	const { extension } = documentTypeTable[type];
	const ends = [extension, ...(alsoEnds[type] ?? [])];
	const isRight = ends.some((one) => name.toLowerCase().endsWith(`.${one}`));
	return isRight ? name : `${name}.${extension}`;
}
