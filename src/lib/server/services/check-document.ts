import { actorKey, type Actor } from '$lib/domain/access/actor';
import { checkPublication } from '$lib/domain/evidence/check-publication';
import type { Database } from '../db/connect';
import { updateDocument, type StoredDocument } from '../queries/documents';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { lockDocument } from './lock-document';
import { perform, RefusedError } from './perform';

type Standing = Pick<StoredDocument, 'licence' | 'checkedAt' | 'isPublic'>;

const shownOf = ({ licence, checkedAt, isPublic }: Standing) => ({
	licence,
	checkedAt: checkedAt?.toISOString() ?? null,
	isPublic
});

/** The fingerprint of what the form of a letter's check shows. */
export const checkFingerprint = (document: Standing): string => fingerprintOf(shownOf(document));

/** Why a letter cannot be made public, in words. */
const problemWords = {
	has_a_copy:
		'A redacted copy stands in for this letter, and only the copy can be made public. Remove the copy first if that is wrong.',
	personal_data_unchecked:
		'Check it for personal data first: names of junior officials, signatures, the requester’s own details. What has to go is taken out in a redacted copy.',
	copyright_unchecked: 'Check it for other people’s copyright first.',
	no_licence: 'Say under which licence it is published.'
} as const;

/**
 * Records what came of checking a letter for publication: whether it was checked for personal data and
 * for other people's copyright, under what it may be published, and whether it is public.
 * @throws RefusedError `unknown_request`, `unknown_document`, `erased`, `changed_meanwhile`, or the code
 * of a problem of `checkPublication`
 */
export async function checkDocument(
	db: Database,
	actor: Actor,
	input: {
		requestId: number;
		documentId: number;
		isFreeOfPersonalData: boolean;
		isFreeOfCopyright: boolean;
		/** In words; null where it is not known. */
		licence: string | null;
		isPublic: boolean;
		/** Of what the form showed: `checkFingerprint`. */
		fingerprint: string;
	},
	now: Date
): Promise<void> {
	const { requestId, documentId, isFreeOfPersonalData, isFreeOfCopyright, licence, isPublic } =
		input;
	return perform(db, actor, 'check_document', { requestId }, now, async (tx) => {
		const { request, document } = await lockDocument(tx, input);
		refuseUnlessAsShown(input.fingerprint, shownOf(document));
		const problem = isPublic && checkPublication({ ...input, hasCopy: document.copyId !== null });
		if (problem) throw new RefusedError(problem, problemWords[problem]);

		const isChecked = isFreeOfPersonalData && isFreeOfCopyright;
		// Whoever checked it first has checked it: another who only makes it public has not.
		const { checkedAt, checkedBy } = document.checkedAt
			? document
			: { checkedAt: now, checkedBy: actorKey(actor) };
		const after = {
			licence,
			checkedAt: isChecked ? checkedAt : null,
			checkedBy: isChecked ? checkedBy : null,
			isPublic
		};
		await updateDocument(tx, documentId, after);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'document', key: String(documentId) },
				beforeHash: checkFingerprint(document),
				afterHash: checkFingerprint(after),
				details: { body: request.body.slug, request: requestId, public: isPublic }
			}
		};
	});
}
