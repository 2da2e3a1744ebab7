import { actorKey, type Actor } from '$lib/domain/access/actor';
import { replyLinkExpiry } from '$lib/domain/review/reply-link';
import { createToken } from '../auth/tokens';
import type { Database } from '../db/connect';
import { countShownAnswers } from '../queries/shown-contents';
import { insertInvitation, withdrawInvitations } from '../queries/reply-invitations';
import { findAskedBody } from './find-asked-body';
import { lockKnownWave } from './lock-known-wave';
import { perform, RefusedError } from './perform';

/**
 * Makes a private link by which a body sees how its answers of a wave are coded, and replies. The link is
 * shown once; those made for the same body before are withdrawn.
 * @param input.days how long it lives: `replyLinkDays`
 * @returns the path of its address, and when it ends
 * @throws RefusedError `unknown_wave`, `unknown_body`, `body_not_asked`, `nothing_to_show`
 */
export async function inviteReply(
	db: Database,
	actor: Actor,
	input: { waveId: number; body: string; days: number },
	now: Date
): Promise<{ path: string; expiresAt: Date }> {
	const { waveId, body, days } = input;
	return perform(db, actor, 'invite_reply', { waveId }, now, async (tx) => {
		// Two made at once must leave one.
		await lockKnownWave(tx, waveId);
		const bodyId = await findAskedBody(tx, waveId, body);
		if (!(await countShownAnswers(tx, waveId)).has(body)) {
			throw new RefusedError(
				'nothing_to_show',
				'No answer of this body has been submitted yet: there would be nothing to see.'
			);
		}

		const by = actorKey(actor);
		const ended = await withdrawInvitations(tx, { waveId, bodyId }, { at: now, actor: by });
		const { token, tokenHash } = createToken();
		const expiresAt = replyLinkExpiry(days, now);
		const id = await insertInvitation(tx, {
			waveId,
			bodyId,
			tokenHash,
			createdAt: now,
			createdBy: by,
			expiresAt
		});

		return {
			result: { path: `/reply/${token}`, expiresAt },
			happening: {
				subject: { kind: 'reply_invitation', key: String(id) },
				details: { body, ended, until: expiresAt.toISOString() }
			}
		};
	});
}
