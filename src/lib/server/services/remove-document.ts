import type { Actor } from '$lib/domain/access/actor';
import { joinWords, startSentence } from '$lib/domain/questions/words';
import type { Database } from '../db/connect';
import type { FileStore } from '../files/file-store';
import {
	deleteDocument,
	listQuotingCriteria,
	listQuotingQuestions,
	lockFile
} from '../queries/documents';
import { listEditionsWithLetter } from '../queries/public-letters';
import { dropUnusedFile } from './drop-unused-file';
import { lockDocument } from './lock-document';
import { perform, RefusedError } from './perform';

/**
 * Removes a letter that was added by mistake and nothing rests on, and its file where no other letter is
 * the same.
 * @throws RefusedError `unknown_request`, `unknown_document`, `erased`, `quoted`, `is_public`,
 * `published`, `has_a_copy`
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
		const found = await listQuotingCriteria(tx, requestId, document.sha256);
		if (quoting.length > 0 || found.length > 0) {
			const titles = (list: readonly string[]) => joinWords(list.map((title) => `“${title}”`));
			const what = [
				...(quoting.length > 0 ? [`the answer to ${titles(quoting)}`] : []),
				...(found.length > 0 ? [`the finding about ${titles(found)}`] : [])
			];
			throw new RefusedError(
				'quoted',
				startSentence(
					what.length === 1
						? `${what[0]} quotes this letter, and would rest on nothing without it.`
						: `${joinWords(what)} quote this letter, and would rest on nothing without it.`
				)
			);
		}
		if (document.isPublic) {
			throw new RefusedError('is_public', 'This letter is public. Make it private first.');
		}
		const editions = await listEditionsWithLetter(tx, requestId, document.sha256);
		if (editions.length > 0) {
			const named = joinWords(editions.map((number) => `edition ${number}`));
			throw new RefusedError(
				'published',
				`This letter was published with ${named}, which readers go on seeing. It can be erased, with a reason, and not removed.`
			);
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
