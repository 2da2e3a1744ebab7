import { visitor } from '$lib/domain/access/actor';
import { longestReply } from '$lib/domain/review/reply';
import type { Database } from '../db/connect';
import { countReplies, insertReply, listReplies } from '../queries/replies';
import { listRevisionsOfBody } from '../queries/shown-contents';
import { lockInvitation } from '../queries/reply-invitations';
import { freeze } from './freeze';
import { perform, RefusedError } from './perform';
import { ensureOpen, replyLinkLimits, takeReplyLink } from './take-reply-link';
import { tryWithin, type Attempt } from './try-within';

/** What a body replies to one answer. */
export interface SentReply {
	/** The revision that it was shown. */
	revisionId: number;
	text: string;
	/** Whether it may be published beside the answer. */
	mayBePublished: boolean;
}

/** How many replies can come by one link: more than anybody has answers to reply to. */
const mostReplies = 500;

/**
 * Takes what a body replies to the coding of its answers, all of it or nothing. Whoever sends it has the
 * link and no account: a session that a browser may have counts for nothing. What was sent before in the
 * same words is not taken twice.
 * @param token as the address of the link has it
 * @param sent one for each answer that it replies to
 * @returns how many were taken
 * @throws RefusedError `reply_link_…` where the link does not work, `nothing_written`, `too_long`,
 * `not_shown`, `too_many_replies`; TooManyTriesError
 */
export async function sendReply(
	db: Database,
	token: string,
	sent: readonly SentReply[],
	attempt: Attempt,
	now: Date
): Promise<number> {
	return tryWithin(db, attempt, replyLinkLimits(token), now, async () => {
		const { id, waveId, bodyId, place } = await takeReplyLink(db, token, now);
		return perform(db, visitor, 'send_reply', { waveId }, now, async (tx) => {
			// It may have been withdrawn meanwhile, and what is sent twice at once is taken once.
			const invitation = await lockInvitation(tx, id);
			if (invitation) ensureOpen(invitation, now);

			const written = sent
				.map((reply) => ({ ...reply, text: reply.text.trim() }))
				.filter(({ text }) => text !== '');
			if (written.length === 0) {
				throw new RefusedError('nothing_written', 'Write a reply to one of the answers first.');
			}
			if (written.some(({ text }) => text.length > longestReply)) {
				throw new RefusedError(
					'too_long',
					`Use at most ${longestReply} characters for the reply to one answer.`
				);
			}
			const known = await listRevisionsOfBody(
				tx,
				{ waveId, bodyId },
				written.map(({ revisionId }) => revisionId)
			);
			const revisionOf = (revisionId: number) => known.find((one) => one.id === revisionId);
			const shown = new Set(written.map(({ revisionId }) => revisionOf(revisionId)?.question));
			if (shown.has(undefined) || shown.size < written.length) {
				throw new RefusedError(
					'not_shown',
					'One of these is not an answer that this link shows. Open the link again.'
				);
			}

			const before = await listReplies(tx, { waveId, bodyId });
			const isNew = ({ revisionId, text, mayBePublished }: SentReply) => {
				const last = before.find((one) => one.revisionId === revisionId);
				return last?.text !== text || last.mayBePublished !== mayBePublished;
			};
			const fresh = written.filter(isNew);
			if ((await countReplies(tx, id)) + fresh.length > mostReplies) {
				throw new RefusedError(
					'too_many_replies',
					'More replies have come by this link than it takes. Write to whoever sent it.'
				);
			}

			const happening = [];
			for (const { revisionId, text, mayBePublished } of fresh) {
				const frozen = freeze({ text });
				const replyId = await insertReply(tx, {
					invitationId: id,
					revisionId,
					at: now,
					mayBePublished,
					...frozen
				});
				happening.push({
					subject: { kind: 'reply', key: String(replyId) },
					beforeHash: revisionOf(revisionId)?.contentHash ?? null,
					afterHash: frozen.contentHash,
					details: { body: place.body, invitation: id, revision: revisionId, mayBePublished }
				});
			}
			return { result: fresh.length, happening };
		});
	});
}
