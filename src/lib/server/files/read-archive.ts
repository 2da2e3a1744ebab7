import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { LetterRefusal } from '$lib/domain/evidence/letter-refusal';
import type { ArchiveContents } from '$lib/domain/evidence/tell-archive';
import { mostEntries, unpacksTooFar } from '$lib/domain/evidence/unpacks-too-far';

type Refused = { refusal: LetterRefusal };

/** What is read of a document's own account of itself, in bytes; the longest that was seen is 40 KB. */
const longestAccount = 1024 * 1024;

/** How things in an archive are packed: not at all, or by Deflate. */
const packings = [0, 8];

/**
 * Reads a zip archive to its end: each thing in it is unpacked, and thrown away as it is, so that neither
 * what it says of itself nor what it hides is taken on trust. Takes the memory of a few kilobytes.
 * @returns what it holds, or why it cannot be a letter
 */
export async function readArchive(path: string, bytes: number): Promise<ArchiveContents | Refused> {
	let archive: ZipFile | undefined;
	try {
		// How much comes out of each thing is counted here.
		archive = await yauzl.openPromise(path, { autoClose: false, validateEntrySizes: false });
		if (archive.entryCount > mostEntries) return { refusal: 'unpacks_too_far' };
		const entries: Entry[] = [];
		for await (const entry of archive.eachEntry()) entries.push(entry);
		if (entries.some((entry) => entry.isEncrypted())) return { refusal: 'locked' };
		const sizes = entries.map(({ compressedSize, uncompressedSize }) => ({
			packed: compressedSize,
			unpacked: uncompressedSize
		}));
		if (unpacksTooFar(bytes, sizes)) return { refusal: 'unpacks_too_far' };
		if (entries.some((entry) => !packings.includes(entry.compressionMethod))) {
			return { refusal: 'archive' };
		}
		const texts: Record<string, string> = {};
		for (const entry of entries) {
			const unpacked = await unpack(archive, entry);
			if (typeof unpacked !== 'string') return unpacked;
			texts[entry.fileName] ??= unpacked;
		}
		return {
			names: entries.map(({ fileName }) => fileName),
			contentTypes: texts['[Content_Types].xml'] ?? null,
			mimeType: texts.mimetype?.trim() ?? null
		};
	} catch (error) {
		// A library that reads what strangers made has no other word for what is wrong with it.
		if ((error as NodeJS.ErrnoException).syscall) throw error;
		return { refusal: 'damaged' };
	} finally {
		archive?.close();
	}
}

const isAccount = (name: string) => name === '[Content_Types].xml' || name === 'mimetype';

/** Unpacks one thing to its end, and gives its text where it is one that says what the document is. */
async function unpack(archive: ZipFile, entry: Entry): Promise<string | Refused> {
	const kept: Buffer[] = [];
	let size = 0;
	for await (const chunk of await archive.openReadStreamPromise(entry)) {
		size += (chunk as Buffer).length;
		if (size > entry.uncompressedSize) return { refusal: 'unpacks_too_far' };
		if (isAccount(entry.fileName) && size <= longestAccount) kept.push(chunk as Buffer);
	}
	return size === entry.uncompressedSize
		? Buffer.concat(kept).toString('utf8')
		: { refusal: 'damaged' };
}
