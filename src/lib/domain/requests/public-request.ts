import { z } from 'zod';
import { codeSchema } from '../questions/question';
import { requestEventKinds } from './request-event';

/**
 * A request as an edition freezes it: what happened and on which day, without a word that anybody wrote of
 * it. Those to bodies with no answer in their wave are left out.
 */
export const publicRequestSchema = z.object({
	wave: codeSchema,
	body: codeSchema,
	/** The body whose request it follows, which was transferred or refined; null where it follows none. */
	follows: codeSchema.nullable(),
	/** In the order in which they were recorded, without those that were struck out. */
	events: z
		.array(
			z.object({
				kind: z.enum(requestEventKinds),
				/** The calendar day in Europe/London. */
				on: z.iso.date(),
				/** Of an extension, the day that the body gives. */
				until: z.iso.date().nullable()
			})
		)
		.min(1)
});
export type PublicRequest = z.infer<typeof publicRequestSchema>;
