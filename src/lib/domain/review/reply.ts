import { z } from 'zod';
import { codeSchema } from '../questions/question';

/** How long a reply to one answer can be, in characters. */
export const longestReply = 4_000;

/** What a body replied to the coding of one answer. */
export interface ReplyContent {
	text: string;
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A body's reply as an edition shows it beside the answer. */
export const publishedReplySchema = z.object({
	wave: codeSchema,
	body: codeSchema,
	question: codeSchema,
	/** The day of the reply in Europe/London, 'YYYY-MM-DD'. */
	replied_on: day,
	text: z.string().min(1),
	/** Whether the coding has changed since the one that the body was shown. */
	of_earlier_coding: z.boolean()
});
export type PublishedReply = z.infer<typeof publishedReplySchema>;

/** That a body was asked how it sees the coding of its answers, and whether it said anything. */
export const replyRequestSchema = z.object({
	wave: codeSchema,
	body: codeSchema,
	/** The day it was first asked, in Europe/London. */
	asked_on: day,
	/** The last day on which it could reply. */
	until: day,
	/** The day of its first reply; null where there was none. */
	replied_on: day.nullable()
});
export type ReplyRequest = z.infer<typeof replyRequestSchema>;
