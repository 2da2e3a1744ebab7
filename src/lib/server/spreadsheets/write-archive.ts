import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** What is in a file: whole, or in parts. */
type Content = string | Uint8Array | Iterable<string> | AsyncIterable<string> | Readable;

/** A file of an archive. */
export interface ArchivedFile {
	/** Its path within the archive, with forward slashes. */
	path: string;
	/** Whether it is small already, as pictures and workbooks are, and would not shrink. */
	isCompressed?: boolean;
	/** Makes what is in it: asked for when its turn comes, so that files do not lie in memory together. */
	read(): Content | Promise<Content>;
}

/** The earliest day that the format has, where files have no day of their own. */
const earliest = '1980-01-01';

/** A calendar day at midnight in local time, which is what the format stores. */
function midnight(day: string): Date {
	const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
	return new Date(year, month - 1, date);
}

async function openFile(file: ArchivedFile): Promise<Readable> {
	const content = await file.read();
	if (content instanceof Readable) return content;
	if (typeof content === 'string') return Readable.from([Buffer.from(content)]);
	return content instanceof Uint8Array
		? Readable.from([Buffer.from(content)])
		: Readable.from(content, { objectMode: false });
}

/**
 * Files as a ZIP archive, one after the other as they are made, in the order given. The same files make the
 * same bytes, whenever and wherever they are written. What goes wrong with a file ends the stream with its
 * error.
 * @param day the calendar day that all of them bear
 */
export function writeArchive(files: readonly ArchivedFile[], day = earliest): Readable {
	const mtime = midnight(day);
	const archive = new ZipFile();
	const output = archive.outputStream as Readable;
	const fail = (error: unknown) => output.destroy(error as Error);
	let current: Readable | null = null;
	// Whoever reads it may turn away: what is being made is left then.
	output.on('close', () => current?.destroy());
	archive.on('error', fail);
	for (const file of files) {
		archive.addReadStreamLazy(
			file.path,
			{ mtime, forceDosTimestamp: true, mode: 0o100644, compress: !file.isCompressed },
			(done) => {
				openFile(file).then((stream) => {
					current = stream.on('error', fail);
					if (output.destroyed) stream.destroy();
					else done(null, stream);
				}, fail);
			}
		);
	}
	archive.end();
	return output;
}
