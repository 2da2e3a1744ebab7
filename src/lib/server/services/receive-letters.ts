import type { Actor } from '$lib/domain/access/actor';
import { cleanFileName } from '$lib/domain/evidence/file-name';
import { fileSizeWords } from '$lib/domain/evidence/file-size';
import { letterRefusalWords } from '$lib/domain/evidence/letter-refusal';
import type { DocumentType } from '$lib/domain/evidence/document-type';
import type { Database } from '../db/connect';
import type { FileStore } from '../files/file-store';
import { BrokenUploadError, readUpload } from '../files/read-upload';
import type { Sighting } from '../queries/documents';
import { addDocument } from './add-document';
import { RefusedError } from './perform';

/** A letter that was added. */
export interface AddedLetter {
	id: number;
	name: string;
	type: DocumentType;
	bytes: number;
	sha256: string;
	/** Where else in the survey the same file was kept before. */
	seenBefore: Sighting[];
}

/** A file that was not, with why, for people and for code. */
export interface RefusedLetter {
	name: string;
	code: string;
	words: string;
}

export interface ReceivedLetters {
	/** What the form said besides, by field. */
	fields: Record<string, string>;
	added: AddedLetter[];
	refused: RefusedLetter[];
}

/** The number of a record in a field of the form; null where it is empty. @throws RefusedError */
function readNumber(fields: Record<string, string>, name: string): number | null {
	const text = fields[name] ?? '';
	if (text === '') return null;
	if (!/^[1-9]\d{0,8}$/.test(text)) {
		throw new RefusedError('no_such_record', 'There is no such response or letter.');
	}
	return Number(text);
}

/**
 * Takes an upload of letters as it arrives: each that can be kept is added to the request, by a command
 * of its own, and each that cannot is named with why. Those that were added stay added where the rest is
 * cut.
 * @param upload a form with `files`, and before those `response` and `redacts`: numbers, or empty
 * @throws what the body fails with, once what came before is dealt with
 */
export async function receiveLetters(
	db: Database,
	files: FileStore,
	actor: Actor,
	upload: { requestId: number; body: ReadableStream<Uint8Array>; contentType: string },
	now: Date
): Promise<ReceivedLetters> {
	const { requestId, body, contentType } = upload;
	const fields: Record<string, string> = {};
	const added: AddedLetter[] = [];
	const refused: RefusedLetter[] = [];
	/** What is arriving: where the upload ends before its end, it is this that was cut. */
	let arriving = '';
	const refuse = (name: string, code: string, words: string) =>
		refused.push({ name: cleanFileName(name), code, words });

	async function take(name: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
		const received = await files.receive(chunks, name);
		if ('refusal' in received) {
			const { refusal } = received;
			// A browser sends a file without a name where none was chosen.
			if (refusal === 'empty' && name === '') return;
			refuse(name, refusal, letterRefusalWords[refusal](fileSizeWords(files.limit)));
			return;
		}
		const { file } = received;
		try {
			const { sha256, type, bytes } = file;
			const place = {
				requestId,
				responseId: readNumber(fields, 'response'),
				redactsId: readNumber(fields, 'redacts')
			};
			const document = { ...place, name, file };
			const { documentId, ...kept } = await addDocument(db, files, actor, document, now);
			added.push({ id: documentId, type, bytes, sha256, ...kept });
		} catch (failure) {
			await file.drop();
			if (!(failure instanceof RefusedError)) throw failure;
			refuse(name, failure.code, failure.message);
		}
	}

	try {
		await readUpload(body, contentType, {
			field: (name, value) => (fields[name] = value),
			async file(_, name, chunks) {
				arriving = name;
				await take(name, chunks);
			}
		});
	} catch (failure) {
		if (!(failure instanceof BrokenUploadError)) throw failure;
		refuse(arriving, 'cut', letterRefusalWords.cut());
	}
	return { fields, added, refused };
}
