import type { Database } from '../db/connect';
import { markOpened } from '../queries/reply-invitations';
import { listReplies, type StoredReply } from '../queries/replies';
import { readShownContents, type ShownContents } from '../queries/shown-contents';
import { replyLinkLimits, takeReplyLink } from './take-reply-link';
import { tryWithin, type Attempt } from './try-within';

/** What a body sees by its link. */
export interface OpenedReplyLink {
	expiresAt: Date;
	wave: string;
	/** The body's slug. */
	body: string;
	contents: ShownContents;
	/** What it has replied so far, by this link or by one before, the newest first. */
	replies: StoredReply[];
}

/**
 * What a link for replying shows whoever holds it. That it was opened is noted, once; nothing else
 * changes.
 * @throws RefusedError `reply_link_…` where it does not work, TooManyTriesError
 */
export async function openReplyLink(
	db: Database,
	token: string,
	attempt: Attempt,
	now: Date
): Promise<OpenedReplyLink> {
	return tryWithin(db, attempt, replyLinkLimits(token), now, async () => {
		const invitation = await takeReplyLink(db, token, now);
		const { id, waveId, bodyId, expiresAt, place } = invitation;
		await markOpened(db, id, now);
		const contents = await readShownContents(db, invitation);
		const replies = await listReplies(db, { waveId, bodyId });
		return { expiresAt, wave: place.wave, body: place.body, contents, replies };
	});
}
