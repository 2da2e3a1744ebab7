/** Why a letter cannot be shown. */
export type LetterProblem =
	/** There is no such file, or none any more. */
	| 'missing'
	/** Whoever looks has been signed out. */
	| 'signed_out'
	/** The server answered, and not with the file. */
	| 'refused'
	/** The server did not answer. */
	| 'unreachable'
	/**
	 * The script that reads it did not come: the connection was lost, or the server has a newer one.
	 * Browsers do not ask for a script twice.
	 */
	| 'unloaded'
	/** It asks for a password. */
	| 'locked'
	/** It is not what it says it is, or is cut short. */
	| 'damaged';

/** Thrown where a letter cannot be shown. */
export class LetterError extends Error {
	constructor(readonly problem: LetterProblem) {
		super(`The letter cannot be shown: ${problem}`);
	}
}

export interface FetchedLetter {
	bytes: Uint8Array<ArrayBuffer>;
	/** The whole file's size in bytes, where the server said. */
	size: number | null;
	/** Whether it is all there, and not cut at the limit. */
	isWhole: boolean;
	/** How its text is encoded, as the server says; UTF-8 where it does not. */
	charset: string;
}

interface Ways {
	signal: AbortSignal;
	/** As many bytes as are read; the rest is not fetched. */
	limit?: number;
	/** Told how much has come, from 0 to 1, where the size is known. */
	onprogress?: (share: number) => void;
}

/**
 * Asks for a file, and for nothing else: where a page of ours would come in its place (somebody was
 * signed out meanwhile) that is a problem and not a letter.
 * @throws {LetterError}
 */
async function askFor(address: string, signal: AbortSignal, method: string): Promise<Response> {
	let response: Response;
	try {
		response = await fetch(address, { method, signal, redirect: 'manual' });
	} catch (error) {
		if (signal.aborted) throw error;
		throw new LetterError('unreachable');
	}
	if (response.ok) return response;
	await response.body?.cancel();
	if (response.type === 'opaqueredirect') throw new LetterError('signed_out');
	throw new LetterError([404, 410].includes(response.status) ? 'missing' : 'refused');
}

/**
 * Fetches a letter's file.
 * @throws {LetterError} where it does not come
 */
export async function fetchLetter(
	address: string,
	{ signal, limit = Infinity, onprogress }: Ways
): Promise<FetchedLetter> {
	const { headers, body } = await askFor(address, signal, 'GET');
	const size = Number(headers.get('content-length')) || null;
	const charset = /charset="?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
	const chunks: Uint8Array[] = [];
	let length = 0;
	let isWhole = true;
	const reader = (body ?? new Blob().stream()).getReader();
	try {
		for (let read = await reader.read(); !read.done; read = await reader.read()) {
			chunks.push(read.value);
			length += read.value.length;
			if (size) onprogress?.(Math.min(length / size, 1));
			if (length > limit) {
				isWhole = false;
				await reader.cancel();
				break;
			}
		}
	} catch (error) {
		if (signal.aborted) throw error;
		throw new LetterError('unreachable');
	}
	const bytes = new Uint8Array(Math.min(length, limit));
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk.subarray(0, bytes.length - at), at);
		at += Math.min(chunk.length, bytes.length - at);
	}
	return { bytes, size, isWhole, charset };
}

/** Why a picture did not load: browsers do not say, so the server is asked. */
export async function findPictureProblem(
	address: string,
	signal: AbortSignal
): Promise<LetterProblem> {
	try {
		await askFor(address, signal, 'HEAD');
		return 'damaged';
	} catch (error) {
		return error instanceof LetterError ? error.problem : 'unreachable';
	}
}
