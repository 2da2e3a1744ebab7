import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { withdrawInvitations } from '../queries/reply-invitations';
import { lockWave } from '../queries/waves';
import { findAskedBody } from './find-asked-body';
import { perform, RefusedError } from './perform';

/**
 * Withdraws the link by which a body replies: it answers nobody any more. What came by it stays.
 * @throws RefusedError `unknown_body`, `body_not_asked`, `no_invitation`
 */
export async function withdrawReplyInvitation(
	db: Database,
	actor: Actor,
	input: { waveId: number; body: string },
	now: Date
): Promise<void> {
	const { waveId, body } = input;
	return perform(db, actor, 'withdraw_reply_invitation', { waveId }, now, async (tx) => {
		await lockWave(tx, waveId);
		const bodyId = await findAskedBody(tx, waveId, body);
		const [ended] = await withdrawInvitations(
			tx,
			{ waveId, bodyId },
			{ at: now, actor: actorKey(actor) }
		);
		if (ended === undefined) {
			throw new RefusedError(
				'no_invitation',
				'This body has no link that works: it has ended already, or was withdrawn.'
			);
		}
		return {
			result: undefined,
			happening: { subject: { kind: 'reply_invitation', key: String(ended) }, details: { body } }
		};
	});
}
