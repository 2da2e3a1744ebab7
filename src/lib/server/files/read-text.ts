import { createReadStream } from 'node:fs';

/** The encodings that a text can have here. */
export type TextEncoding = 'utf-8' | 'windows-1252';

/** How many bytes are read at a time; those of the first are its beginning. */
const step = 64 * 1024;

/** Bytes that no text has: control characters but tabs and the ends of lines and pages. */
const isControl = Uint8Array.from({ length: 256 }, (_, byte) =>
	byte === 127 || (byte < 32 && ![9, 10, 12, 13].includes(byte)) ? 1 : 0
);

/** Bytes that are no character in Windows-1252. */
const isUndefined = Uint8Array.from({ length: 256 }, (_, byte) =>
	[0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte) ? 1 : 0
);

/**
 * Reads a file to its end, as a text.
 * @returns its encoding and how it begins, or null where it is no text
 */
export async function readText(
	path: string
): Promise<{ encoding: TextEncoding; beginning: string } | null> {
	const strict = new TextDecoder('utf-8', { fatal: true });
	let first: Buffer | undefined;
	let isUtf8 = true;
	let isWindows = true;
	for await (const chunk of createReadStream(path, { highWaterMark: step })) {
		const bytes = chunk as Buffer;
		first ??= bytes;
		for (const byte of bytes) {
			if (isControl[byte]) return null;
			if (isUndefined[byte]) isWindows = false;
		}
		isUtf8 &&= decodes(strict, bytes);
	}
	isUtf8 &&= decodes(strict);
	if (!isUtf8 && !isWindows) return null;
	const encoding = isUtf8 ? 'utf-8' : 'windows-1252';
	return { encoding, beginning: new TextDecoder(encoding).decode(first) };
}

/** Whether the bytes go on as UTF-8, or, where there are none, whether they may end here. */
function decodes(decoder: TextDecoder, bytes?: Uint8Array): boolean {
	try {
		decoder.decode(bytes, { stream: bytes !== undefined });
		return true;
	} catch {
		return false;
	}
}
