import { z } from 'zod';
import { longestReply } from '$lib/domain/review/reply';
import type { SentReply } from '$lib/server/services/send-reply';

/** The reply to each answer of the page, in three lists of the same order; `publish` names those ticked. */
export const replyForm = z.object({
	question: z.array(z.string()),
	revision: z.array(z.string().regex(/^[1-9]\d{0,8}$/, 'Open the link again.')),
	text: z.array(z.string()),
	publish: z.array(z.string())
});
type ReplyForm = z.infer<typeof replyForm>;

/** The ids of the fields of one answer, which the error summary leads to. */
export const textField = (question: string) => `reply-${question}`;
export const publishField = (question: string) => `publish-${question}`;

/** Browsers send each line's end as two characters. */
const withPlainLines = (text: string) => text.replace(/\r\n?/g, '\n').trim();

/** What was written, and what is wrong with it by the id of its field. What was left empty is not sent. */
export function readReplies({ question, revision, text, publish }: ReplyForm): {
	sent: SentReply[];
	problems: Record<string, string>;
} {
	const sent: SentReply[] = [];
	const problems: Record<string, string> = {};
	for (const [index, code] of question.entries()) {
		const written = withPlainLines(text[index] ?? '');
		const mayBePublished = publish.includes(code);
		if (written.length > longestReply) {
			problems[textField(code)] =
				`Use at most ${longestReply.toLocaleString('en-GB')} characters: this reply has ${written.length.toLocaleString('en-GB')}.`;
		} else if (written === '' && mayBePublished) {
			problems[textField(code)] = 'Write the reply that may be published, or take the tick away.';
		}
		if (written !== '') {
			sent.push({ revisionId: Number(revision[index] ?? 0), text: written, mayBePublished });
		}
	}
	return { sent, problems };
}

/** What was typed for each question, where a form could not be taken. */
export function typedReplies(
	values: Record<string, string | string[]> | undefined
): ReadonlyMap<string, { text: string; mayBePublished: boolean }> {
	const list = (name: string) => [values?.[name] ?? []].flat();
	const texts = list('text');
	const publish = list('publish');
	return new Map(
		list('question').map((code, index) => [
			code,
			{ text: texts[index] ?? '', mayBePublished: publish.includes(code) }
		])
	);
}
