import { z } from 'zod';
import type { FindingEntry } from '$lib/domain/gaps/finding-entry';
import { commentTextSchema, remarkSchema } from '$lib/domain/review/comment';
import { recordNumber } from '../../../../../../../../../record-number';

/** What the forms of a finding send. What a finding must have is for the domain to say. */

const lost = 'The form does not say which revision it is about. Open the page again.';

/** The number of the latest revision that was shown; 0 where there was none. */
const shown = z
	.string()
	.regex(/^\d{1,9}$/, lost)
	.transform(Number);

/** The revision that was shown. */
const revision = recordNumber(lost);

const entry = {
	outcome: z.string(),
	reason: z.string(),
	why: z.string(),
	evidence_kind: z.string(),
	source_title: z.string(),
	source_where: z.string(),
	letter: z.string(),
	page: z.string(),
	quote: z.string()
} satisfies Record<keyof FindingEntry, z.ZodType>;

export const submitForm = z.object({ shown, ...entry });
export const withdrawForm = z.object({
	shown,
	because: remarkSchema.min(1, 'Say why it no longer stands.')
});
export const acceptForm = z.object({ revision });
export const queryForm = z.object({
	revision,
	query: remarkSchema.min(1, 'Say what you ask: a query needs a comment.')
});
export const commentForm = z.object({ revision, comment: commentTextSchema });
