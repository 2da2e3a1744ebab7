import type { Database } from '../db/connect';
import { findDocument, type StoredDocument } from '../queries/documents';
import type { StoredRequest } from '../queries/requests';
import { lockKnownRequest } from './lock-known-request';
import { RefusedError } from './perform';

/** A letter whose content is there. */
export interface KeptDocument extends StoredDocument {
	sha256: string;
	name: string;
}

/**
 * A letter of a request, with the request, which is locked until the transaction ends: one at a time
 * changes anything about its letters.
 * @throws RefusedError `unknown_request`, `unknown_document`, `erased`
 */
export async function lockDocument(
	tx: Database,
	{ requestId, documentId }: { requestId: number; documentId: number }
): Promise<{ request: StoredRequest; document: KeptDocument }> {
	const request = await lockKnownRequest(tx, requestId);
	const document = await findDocument(tx, requestId, documentId);
	if (!document) {
		throw new RefusedError(
			'unknown_document',
			'This request has no such letter. Somebody may have removed it.'
		);
	}
	const { sha256, name } = document;
	if (sha256 === null || name === null) {
		throw new RefusedError('erased', 'This letter was erased. What is known of it stays as it is.');
	}
	return { request, document: { ...document, sha256, name } };
}
