import { fileTypeFromBuffer } from 'file-type';
import { open } from 'node:fs/promises';
import type { DocumentType } from '$lib/domain/evidence/document-type';
import type { LetterRefusal } from '$lib/domain/evidence/letter-refusal';
import { tellArchive } from '$lib/domain/evidence/tell-archive';
import { isMarkup, tellText } from '$lib/domain/evidence/tell-text';
import { readArchive } from './read-archive';
import { readText } from './read-text';

type Told = { type: DocumentType } | { refusal: LetterRefusal };

/** How much of a file is read to tell what it is by how it begins, in bytes. */
const beginning = 4_100;

/** What is taken by how it begins alone. */
const taken: Record<string, DocumentType> = {
	'application/pdf': 'pdf',
	'image/png': 'png',
	'image/apng': 'png',
	'image/jpeg': 'jpeg',
	'image/gif': 'gif',
	'image/webp': 'webp'
};

/** What is refused by how it begins, and in which words. */
const refused: readonly (readonly [RegExp, LetterRefusal])[] = [
	[/^application\/x-cfb$/, 'old_office'],
	[/^application\/rtf$/, 'other_office'],
	[/^application\/xml$/, 'markup'],
	[/^image\//, 'other_picture'],
	[
		/^application\/(x-msdownload|x-elf|x-mach-binary|java-vm|wasm|x-ms-shortcut|vnd\.android)/,
		'program'
	],
	[
		/^application\/(gzip|x-(7z|rar|tar|bzip2|xz|lzip|compress|cpio|archive|deb|rpm|lz)|zstd|vnd\.ms-cab)/,
		'archive'
	]
];

async function readBeginning(path: string): Promise<Buffer> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(beginning), position: 0 });
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

const startsWith = (bytes: Buffer, ...start: number[]) =>
	start.every((byte, index) => bytes[index] === byte);

/**
 * Tells what a file is by its content, which is read to its end where that is needed to be sure.
 * @param name what it was called where it came from; it decides nothing but whether a text is a table
 * @returns what it is, or why it cannot be a letter
 */
export async function tellDocumentType(path: string, name: string, bytes: number): Promise<Told> {
	if (bytes === 0) return { refusal: 'empty' };
	const start = await readBeginning(path);
	if (startsWith(start, 0x50, 0x4b, 3, 4)) {
		const contents = await readArchive(path, bytes);
		return 'refusal' in contents ? contents : tellArchive(contents);
	}
	// Archives without anything in them, or of several disks.
	if (startsWith(start, 0x50, 0x4b)) {
		const isOther = startsWith(start.subarray(2), 5, 6) || startsWith(start.subarray(2), 7, 8);
		if (isOther) return { refusal: 'archive' };
	}
	if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) return { refusal: 'utf16' };

	const found = (await fileTypeFromBuffer(start))?.mime ?? '';
	const type = taken[found];
	if (type) return { type };
	if (isMarkup(start.toString('latin1').replace(/^ï»¿/, ''))) return { refusal: 'markup' };
	const refusal = refused.find(([pattern]) => pattern.test(found))?.[1];
	// Before all else that is refused: some words begin as other files do ("BM", "MZ").
	const text = refusal === 'other_office' ? null : await readText(path);
	if (text) return { type: tellText(text.beginning, name) };
	return { refusal: refusal ?? 'unknown' };
}
