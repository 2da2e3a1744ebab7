import { actorKey, type Actor } from '$lib/domain/access/actor';
import { cleanFileName } from '$lib/domain/evidence/file-name';
import type { Database } from '../db/connect';
import type { FileStore, ReceivedFile } from '../files/file-store';
import {
	findDocument,
	insertDocument,
	listSightings,
	lockFile,
	type Sighting
} from '../queries/documents';
import { findRequestPlace } from '../queries/requests';
import { dropUnusedFile } from './drop-unused-file';
import { ensureResponseOf } from './ensure-response-of';
import { lockKnownRequest } from './lock-known-request';
import { perform, RefusedError } from './perform';

export interface NewDocument {
	requestId: number;
	/** The response it is part of; null for other correspondence. */
	responseId: number | null;
	/** The letter of which it is a redacted copy; null for a letter of its own. */
	redactsId: number | null;
	/** What it was called where it came from. */
	name: string;
}

/**
 * Refuses a redacted copy of what cannot have one.
 * @throws RefusedError `unknown_document`, `is_a_copy`, `has_a_copy`, `is_public`
 */
async function ensureTakesCopy(
	tx: Database,
	{ requestId, redactsId }: Pick<NewDocument, 'requestId' | 'redactsId'>
): Promise<void> {
	if (redactsId === null) return;
	const original = await findDocument(tx, requestId, redactsId);
	if (!original) {
		throw new RefusedError(
			'unknown_document',
			'The letter that this would stand in for is not there. Somebody may have removed it.'
		);
	}
	if (original.redactsId !== null) {
		throw new RefusedError('is_a_copy', 'That letter is a redacted copy itself.');
	}
	if (original.copyId !== null) {
		throw new RefusedError(
			'has_a_copy',
			'That letter has a redacted copy already. Remove it before you add another.'
		);
	}
	if (original.isPublic) {
		throw new RefusedError(
			'is_public',
			'That letter is public as it is. Make it private before you add a redacted copy.'
		);
	}
}

/**
 * Adds a letter that has arrived to a request. It is private. Its file is kept only if the letter is, and
 * is dropped otherwise.
 * @returns where else in the survey the same file was kept before
 * @throws RefusedError `unknown_request`, `wrong_response`, `have_it_already`, or of `ensureTakesCopy`
 */
export async function addDocument(
	db: Database,
	files: FileStore,
	actor: Actor,
	input: NewDocument & { file: ReceivedFile },
	now: Date
): Promise<{ documentId: number; name: string; seenBefore: Sighting[] }> {
	const { requestId, responseId, redactsId, file } = input;
	const { sha256, type, bytes } = file;
	const name = cleanFileName(input.name);
	let isKept = false;
	try {
		return await perform(db, actor, 'add_document', { requestId }, now, async (tx) => {
			const request = await lockKnownRequest(tx, requestId);
			await lockFile(tx, sha256);
			const place = await findRequestPlace(tx, requestId);
			if (place) await ensureResponseOf(tx, responseId, place);
			await ensureTakesCopy(tx, input);
			const sightings = await listSightings(tx, requestId, sha256);
			const here = sightings.find((one) => one.requestId === requestId);
			if (here) {
				throw new RefusedError(
					'have_it_already',
					`This request has that file already: “${here.name}”.`
				);
			}

			const documentId = await insertDocument(tx, {
				requestId,
				responseId,
				sha256,
				name,
				type,
				bytes,
				uploadedAt: now,
				uploadedBy: actorKey(actor),
				redactsId
			});
			isKept = true;
			await file.keep();

			return {
				result: { documentId, name, seenBefore: sightings },
				happening: {
					subject: { kind: 'document', key: String(documentId) },
					afterHash: sha256,
					details: {
						body: request.body.slug,
						request: requestId,
						type,
						bytes,
						...(responseId === null ? {} : { response: responseId }),
						...(redactsId === null ? {} : { redacts: redactsId })
					}
				}
			};
		});
	} catch (error) {
		await file.drop();
		if (isKept) await dropUnusedFile(db, files, sha256);
		throw error;
	}
}
