import type { Actor } from '$lib/domain/access/actor';
import { joinWords } from '$lib/domain/questions/words';
import type { Database } from '../db/connect';
import type { FileStore } from '../files/file-store';
import { deleteDocument, listQuotingQuestions, lockFile } from '../queries/documents';
import { dropUnusedFile } from './drop-unused-file';
import { lockDocument } from './lock-document';
import { perform, RefusedError } from './perform';

/**
 * Removes a letter that was added by mistake and nothing rests on, and its file where no other letter is
 * the same.
 * @throws RefusedError `unknown_request`, `unknown_document`, `erased`, `quoted`, `is_public`,
 * `has_a_copy`
 */
export async function removeDocument(
	db: Database,
	files: FileStore,
	actor: Actor,
	input: { requestId: number; documentId: number },
	now: Date
): Promise<void> {
	const { requestId, documentId } = input;
	const sha256 = await perform(db, actor, 'remove_document', { requestId }, now, async (tx) => {
		const { request, document } = await lockDocument(tx, input);
		await lockFile(tx, document.sha256);
		const quoting = await listQuotingQuestions(tx, requestId, document.sha256);
		if (quoting.length > 0) {
			const titles = joinWords(quoting.map((title) => `“${title}”`));
			throw new RefusedError(
				'quoted',
				`The answer to ${titles} quotes this letter, and would rest on nothing without it.`
			);
		}
		if (document.isPublic) {
			throw new RefusedError('is_public', 'This letter is public. Make it private first.');
		}
		if (document.copyId !== null) {
			throw new RefusedError(
				'has_a_copy',
				'A redacted copy stands in for this letter. Remove the copy first.'
			);
		}

		await deleteDocument(tx, documentId);

		return {
			result: document.sha256,
			happening: {
				subject: { kind: 'document', key: String(documentId) },
				beforeHash: document.sha256,
				details: { body: request.body.slug, request: requestId }
			}
		};
	});
	await dropUnusedFile(db, files, sha256);
}
