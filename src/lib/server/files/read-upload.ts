import { Busboy } from '@fastify/busboy';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How long the fields of the form around the files can be, in bytes, and how many there are. */
const limits = { fieldSize: 4_000, fields: 20, headerPairs: 40 };

/** What is done with an upload as it arrives. */
export interface Upload {
	field: (name: string, value: string) => void;
	/** Takes a file, in its turn; what it leaves unread is thrown away. Its name can be empty. */
	file: (field: string, name: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>;
}

/** What arrived is no upload, or ends before its end. */
export class BrokenUploadError extends Error {
	constructor() {
		super('The upload is not whole.');
		this.name = 'BrokenUploadError';
	}
}

function openParser(contentType: string): InstanceType<typeof Busboy> {
	try {
		return new Busboy({ headers: { 'content-type': contentType }, limits });
	} catch {
		throw new BrokenUploadError();
	}
}

/**
 * Reads an upload (`multipart/form-data`) as it arrives, one file after the other.
 * @param contentType with its boundary
 * @throws what the body fails with, or whoever takes a file; BrokenUploadError where it is not whole
 */
export async function readUpload(
	body: ReadableStream<Uint8Array>,
	contentType: string,
	upload: Upload
): Promise<void> {
	const parser = openParser(contentType);
	const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
	/** The file that is arriving: those before it have come whole. */
	let last: Readable | undefined;
	/** What went wrong first, other than with the parser. */
	let failure: Error | undefined;
	/** Each file in its turn: the parser waits while one is not read. */
	let turn = Promise.resolve();
	source.once('error', (error: Error) => (failure ??= error));
	parser.on('field', (name, value) => upload.field(name, value));
	parser.on('file', (field, stream, name?: string) => {
		last = stream;
		// It says so before anybody listens, and once.
		stream.on('error', () => stream.destroy(new BrokenUploadError()));
		turn = turn.then(async () => {
			await upload.file(field, name ?? '', stream.iterator({ destroyOnReturn: false }));
			// Destroyed half-way, it would hold up what follows.
			await drain(stream);
		});
		// Whoever waits for it is told below; until then nobody does.
		turn.catch((error: Error) => {
			failure ??= error;
			parser.destroy(error);
		});
	});
	try {
		await pipeline(source, parser);
	} catch {
		const told = failure ?? new BrokenUploadError();
		last?.destroy(told);
		await turn.catch(() => undefined);
		throw told;
	}
	await turn;
}

async function drain(stream: Readable): Promise<void> {
	// eslint-disable-next-line @typescript-eslint/no-unused-vars -- it is read to be thrown away
	for await (const chunk of stream);
}
