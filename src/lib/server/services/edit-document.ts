import type { Actor } from '$lib/domain/access/actor';
import { cleanFileName } from '$lib/domain/evidence/file-name';
import type { Database } from '../db/connect';
import { updateDocument } from '../queries/documents';
import { findRequestPlace } from '../queries/requests';
import { ensureResponseOf } from './ensure-response-of';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { lockDocument } from './lock-document';
import { perform } from './perform';

/** What is known of a letter that people write down. */
interface DocumentDetails {
	name: string | null;
	responseId: number | null;
}

/** The fingerprint of what the form of a letter shows. */
export const documentFingerprint = ({ name, responseId }: DocumentDetails): string =>
	fingerprintOf({ name, responseId });

/**
 * Changes what a letter is called and which response it is part of. What quotes it goes on quoting it: a
 * quotation knows the file by its hash.
 * @throws RefusedError `unknown_request`, `unknown_document`, `erased`, `wrong_response`,
 * `changed_meanwhile`
 */
export async function editDocument(
	db: Database,
	actor: Actor,
	input: {
		requestId: number;
		documentId: number;
		name: string;
		responseId: number | null;
		/** Of what the form showed: `documentFingerprint`. */
		fingerprint: string;
	},
	now: Date
): Promise<void> {
	const { requestId, documentId, responseId } = input;
	return perform(db, actor, 'edit_document', { requestId }, now, async (tx) => {
		const { request, document } = await lockDocument(tx, input);
		const before = { name: document.name, responseId: document.responseId };
		refuseUnlessAsShown(input.fingerprint, before);
		const place = await findRequestPlace(tx, requestId);
		if (place) await ensureResponseOf(tx, responseId, place);

		const after = { name: cleanFileName(input.name), responseId };
		await updateDocument(tx, documentId, after);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'document', key: String(documentId) },
				beforeHash: documentFingerprint(before),
				afterHash: documentFingerprint(after),
				details: { body: request.body.slug, request: requestId }
			}
		};
	});
}
