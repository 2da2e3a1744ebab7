import { z } from 'zod';
import { codeSchema } from '../questions/question';
import { endSentence } from '../questions/words';
import { formatDay } from '../surveys/as-at';

/** When something was erased, and why: what is left of it. */
export interface Tombstone {
	/** The day in Europe/London, 'YYYY-MM-DD'. */
	on: string;
	reason: string;
}

/**
 * An answer that was erased: where it stood, and its tombstone. An edition that is published after it
 * freezes this in place of the answer: that the body was asked is known still.
 */
export const erasedAnswerSchema = z.object({
	wave: codeSchema,
	body: codeSchema,
	question: codeSchema,
	on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
	reason: z.string().min(1)
});
export type ErasedAnswer = z.infer<typeof erasedAnswerSchema>;

/** What readers are told of it: "Erased on 26 November 2026: it named a private person." */
export function tombstoneWords({ on, reason }: Tombstone): string {
	return endSentence(`Erased on ${formatDay(on)}: ${reason}`);
}
