import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { DocumentType } from '$lib/domain/evidence/document-type';
import type { LetterRefusal } from '$lib/domain/evidence/letter-refusal';
import { readText, type TextEncoding } from './read-text';
import { tellDocumentType } from './tell-document-type';

/** A file that has arrived whole and is not kept yet. */
export interface ReceivedFile {
	/** SHA-256 of its content, in hexadecimal. */
	sha256: string;
	type: DocumentType;
	bytes: number;
	/** Keeps it under its hash, for good once this is done. Where it is kept already, it stays as it is. */
	keep: () => Promise<void>;
	/** Removes what was received, where it is not kept. */
	drop: () => Promise<void>;
}

/** The files of letters, each kept under the hash of its content. What they belong to, the database knows. */
export interface FileStore {
	/** How large a file can be, in bytes. */
	limit: number;
	/**
	 * Takes a file as it arrives, of whatever size, without ever holding it in memory. The caller keeps or
	 * drops what was received.
	 * @param name what it was called where it came from
	 * @returns the file, or why it is refused: then nothing is left of it
	 */
	receive: (
		chunks: AsyncIterable<Uint8Array>,
		name: string
	) => Promise<{ file: ReceivedFile } | { refusal: LetterRefusal }>;
	/** A file as a stream, with its size in bytes; null where it is not there. */
	open: (sha256: string) => Promise<{ stream: ReadableStream<Uint8Array>; bytes: number } | null>;
	/** The encoding of a file that is a text; null where it is none, or not there. */
	readEncoding: (sha256: string) => Promise<TextEncoding | null>;
	/** Removes a file. The caller knows that nothing uses it. */
	remove: (sha256: string) => Promise<void>;
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Names what this process is receiving, so that the next knows what was left behind. */
const ownName = () => `${process.pid}@${hostname()}`;

/** Longer than anything takes to arrive, in milliseconds. */
const day = 24 * 60 * 60 * 1000;

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * Whether somebody left a file behind that was arriving: this machine's processes that are gone, and any
 * other's a day ago. Other servers of the folder may be receiving just now.
 */
async function isLeftBehind(path: string, name: string, now: number): Promise<boolean> {
	const [, pid = '', host] = /^(\d+)@(.+) [0-9a-f-]{36}$/.exec(name) ?? [];
	const isOfOurs = host === hostname();
	if (isOfOurs && (Number(pid) === process.pid || !isRunning(Number(pid)))) return true;
	const found = await stat(path).catch(() => null);
	return found !== null && now - found.mtimeMs > day;
}

/** Makes the renaming of a file in a folder outlast a power cut. */
async function syncFolder(folder: string): Promise<void> {
	// Windows opens no folders, and keeps order by itself.
	if (process.platform === 'win32') return;
	const handle = await open(folder);
	await handle.sync().finally(() => handle.close());
}

/**
 * Opens the folder of files, makes it where there is none, and removes what was left half-arrived by a
 * server that was killed.
 * @param limit how large a file can be, in bytes
 * @param now the instant at which it is opened
 */
export async function openFileStore(folder: string, limit: number, now: Date): Promise<FileStore> {
	const incoming = join(folder, 'incoming');
	await mkdir(incoming, { recursive: true, mode: 0o700 });
	for (const name of await readdir(incoming)) {
		const path = join(incoming, name);
		if (await isLeftBehind(path, name, now.getTime())) await rm(path, { force: true });
	}

	const pathOf = (sha256: string) => {
		if (!isHash(sha256)) throw new Error('A file is named by the hash of its content.');
		return join(folder, sha256.slice(0, 2), sha256);
	};

	/** Writes what arrives to a new file. @returns null where there is more than the limit allows */
	async function write(
		file: FileHandle,
		chunks: AsyncIterable<Uint8Array>
	): Promise<{ sha256: string; bytes: number } | null> {
		const hash = createHash('sha256');
		let bytes = 0;
		for await (const chunk of chunks) {
			bytes += chunk.length;
			if (bytes > limit) return null;
			hash.update(chunk);
			await file.appendFile(chunk);
		}
		await file.sync();
		return { sha256: hash.digest('hex'), bytes };
	}

	async function keep(path: string, sha256: string, bytes: number): Promise<void> {
		const place = pathOf(sha256);
		const kept = await stat(place).catch(() => null);
		if (kept?.size === bytes) return rm(path, { force: true });
		const own = join(folder, sha256.slice(0, 2));
		await mkdir(own, { recursive: true, mode: 0o700 });
		await rename(path, place);
		await syncFolder(own);
		await syncFolder(folder);
	}

	return {
		limit,

		async receive(chunks, name) {
			const path = join(incoming, `${ownName()} ${randomUUID()}`);
			const drop = () => rm(path, { force: true });
			try {
				const file = await open(path, 'wx', 0o600);
				const written = await write(file, chunks).finally(() => file.close());
				if (written === null) {
					await drop();
					return { refusal: 'too_large' };
				}
				const { sha256, bytes } = written;
				const told = await tellDocumentType(path, name, bytes);
				if ('refusal' in told) {
					await drop();
					return told;
				}
				const { type } = told;
				return { file: { sha256, type, bytes, drop, keep: () => keep(path, sha256, bytes) } };
			} catch (error) {
				await drop();
				throw error;
			}
		},

		async open(sha256) {
			try {
				const file = await open(pathOf(sha256));
				const { size } = await file.stat();
				const stream = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
				return { stream, bytes: size };
			} catch (error) {
				if (isMissing(error)) return null;
				throw error;
			}
		},

		async readEncoding(sha256) {
			try {
				return (await readText(pathOf(sha256)))?.encoding ?? null;
			} catch (error) {
				if (isMissing(error)) return null;
				throw error;
			}
		},

		remove: (sha256) => rm(pathOf(sha256), { force: true })
	};
}
