import { z } from 'zod';
import { evidenceSchema } from '../evidence/evidence';
import { codeSchema } from '../questions/question';
import { dispositions } from './disposition';

/** A coded value: parts by code. Checked against its question by the question's kind. */
export const valueSchema = z.record(z.string(), z.union([z.string(), z.number().int().min(0)]));
export type Value = z.infer<typeof valueSchema>;

/** What a revision holds: what one body says to one question in one wave, as coded. */
export const answerContentSchema = z.object({
	disposition: z.enum(dispositions),
	/** Identifiers of the provisions relied on ("s31"), sorted; empty where none is stated. */
	provisions: z.array(codeSchema),
	/** Whether the body would neither confirm nor deny that it holds the information. */
	neither_confirmed_nor_denied: z.boolean(),
	value: valueSchema.nullable(),
	/** Words naming who, or what the answer covers. */
	detail: z.string().min(1).nullable(),
	/** A public note on the coding. */
	note: z.string().min(1).nullable(),
	evidence: evidenceSchema.nullable(),
	/** A researcher's words in place of the generated ones. */
	wording_override: z.string().min(1).nullable()
});
export type AnswerContent = z.infer<typeof answerContentSchema>;

/** The key of an answer within a wave: a body's slug and a question's code. */
export function answerKey(body: string, question: string): string {
	return `${body} ${question}`;
}

/** An answer as pages, charts and files read it: from an edition or from the working records. */
export interface Answer extends AnswerContent {
	wave: string;
	body: string;
	question: string;
	/** The words readers see: the override, or else the generated words. */
	wording: string;
	/** The words generated from the disposition and the value, kept beside an override. */
	generated_wording: string;
	/** The disposition of the latest accepted revision on the first response. */
	first_disposition: AnswerContent['disposition'];
	/** The calendar day of the response it codes, 'YYYY-MM-DD', or null where not published. */
	responded_on: string | null;
}
