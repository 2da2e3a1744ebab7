import type { Actor } from '$lib/domain/access/actor';
import type { RequestDetails } from '$lib/domain/requests/request-details';
import type { Database } from '../db/connect';
import { isSent, updateRequest } from '../queries/requests';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { keepText } from './keep-text';
import { lockKnownRequest } from './lock-known-request';
import { perform } from './perform';

export interface RequestEdit extends RequestDetails {
	requestId: number;
	/** Of what the form showed: `requestFingerprint`. */
	fingerprint: string;
}

const shownOf = ({ reference, channel, contact, text }: RequestDetails): RequestDetails => ({
	reference,
	channel,
	contact,
	text
});

/** The fingerprint of what the form of a request shows. */
export const requestFingerprint = (request: RequestDetails): string =>
	fingerprintOf(shownOf(request));

/**
 * Changes what a request says of itself: its reference, how and to whom it goes, and its letter.
 * @throws RefusedError `unknown_request`, `changed_meanwhile`
 */
export async function editRequest(
	db: Database,
	actor: Actor,
	input: RequestEdit,
	now: Date
): Promise<void> {
	const { requestId } = input;
	return perform(db, actor, 'edit_request', { requestId }, now, async (tx) => {
		const stored = await lockKnownRequest(tx, requestId);
		refuseUnlessAsShown(input.fingerprint, shownOf(stored));

		await updateRequest(tx, requestId, shownOf(input));
		// The text of what was sent does not follow the wave's again, though somebody empties it.
		if (isSent(stored)) await keepText(tx, stored.waveId, [{ ...stored, ...shownOf(input) }]);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'request', key: String(requestId) },
				beforeHash: requestFingerprint(stored),
				afterHash: requestFingerprint(input),
				details: { body: stored.body.slug }
			}
		};
	});
}
