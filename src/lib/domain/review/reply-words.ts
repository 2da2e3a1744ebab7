import { formatDay } from '../surveys/as-at';
import type { PublishedReply, ReplyRequest } from './reply';

/** What a body replied to the coding of an answer, as readers see it beside the answer. */
export interface ReplyWords {
	/** "HM Treasury replied on 3 May 2022". */
	lead: string;
	/** In the body's own words. */
	text: string;
	/** Said where the coding has changed since the one that it replied to; else null. */
	caveat: string | null;
}

/** A published reply in words. @param body what the body is called */
export function describeReply(
	{ replied_on, text, of_earlier_coding }: PublishedReply,
	body: string
): ReplyWords {
	return {
		lead: `${body} replied on ${formatDay(replied_on)}`,
		text,
		caveat: of_earlier_coding
			? 'It replied to an earlier coding: the answer has been coded otherwise since.'
			: null
	};
}

/**
 * That a body was asked how it sees the coding of its answers, in a sentence or two.
 * @param body what the body is called
 * @param published how many of its replies in the wave are published
 */
export function describeReplyRequest(
	{ asked_on, until, replied_on }: ReplyRequest,
	body: string,
	published: number
): string {
	const asked = `${body} was asked on ${formatDay(asked_on)} how it sees the coding of its answers, and had until ${formatDay(until)} to reply`;
	if (replied_on === null) return `${asked}. It had not replied by the time of this edition.`;
	return published > 0
		? `${asked}. It replied on ${formatDay(replied_on)}.`
		: `${asked}. It replied on ${formatDay(replied_on)}; no reply of it is published.`;
}

/** The published reply to an answer, or null. */
export function findReply(
	replies: readonly PublishedReply[],
	place: Pick<PublishedReply, 'wave' | 'body' | 'question'>
): PublishedReply | null {
	return (
		replies.find(
			({ wave, body, question }) =>
				wave === place.wave && body === place.body && question === place.question
		) ?? null
	);
}
