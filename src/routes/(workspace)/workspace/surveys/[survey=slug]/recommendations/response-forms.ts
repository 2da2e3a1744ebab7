import { z } from 'zod';
import type { ResponseEntry } from '$lib/domain/gaps/government-response';

/** What the forms of the government's responses send. What fits is for the domain to say. */

/** The code of the recommendation, and the fingerprint of what was recorded, from hidden fields. */
const of = { recommendation: z.string(), fingerprint: z.string() };

const entry = {
	position: z.string(),
	said: z.string(),
	on: z.string(),
	source_title: z.string(),
	source_where: z.string()
} satisfies Record<keyof ResponseEntry, z.ZodType>;

export const recordResponseForm = z.object({ ...of, ...entry });

export const removeResponseForm = z.object(of);
