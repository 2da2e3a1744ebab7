import { visitor } from '$lib/domain/access/actor';
import { replyLinkStanding, type ReplyLinkStanding } from '$lib/domain/review/reply-link';
import { hashToken } from '../auth/tokens';
import type { Database } from '../db/connect';
import {
	findInvitationByToken,
	type InvitationPlace,
	type StoredInvitation
} from '../queries/reply-invitations';
import { RefusedError } from './perform';
import type { TryLimits } from './try-within';

/** What a try at a link for replying counts as: strangers try them, and each link has a count of its own. */
export const replyLinkLimits = (token: string): TryLimits => ({
	what: 'link',
	actor: visitor,
	command: 'send_reply',
	account: token
});

/** A link that works says whose it is; of one that does not, nobody is told more than that. */
const words: Record<Exclude<ReplyLinkStanding, 'open'> | 'unknown', string> = {
	expired: 'This link no longer works: its time is up.',
	withdrawn: 'This link no longer works: it was withdrawn, or replaced by another.',
	unknown: 'This link is not one of ours. Check that all of it was copied.'
};

/**
 * The invitation that a link stands for, which works at this instant.
 * @param token as the address has it
 * @throws RefusedError `reply_link_expired`, `reply_link_withdrawn`, `reply_link_unknown`
 */
export async function takeReplyLink(
	db: Database,
	token: string,
	now: Date
): Promise<StoredInvitation & { place: InvitationPlace }> {
	const invitation = await findInvitationByToken(db, hashToken(token));
	if (!invitation) throw new RefusedError('reply_link_unknown', words.unknown);
	ensureOpen(invitation, now);
	return invitation;
}

/** @throws RefusedError where a link does not work at this instant */
export function ensureOpen(
	invitation: Pick<StoredInvitation, 'expiresAt' | 'withdrawnAt'>,
	now: Date
): void {
	const standing = replyLinkStanding(invitation, now);
	if (standing !== 'open') throw new RefusedError(`reply_link_${standing}`, words[standing]);
}
