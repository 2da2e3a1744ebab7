import { z } from 'zod';
import { commentTextSchema, proposedWordingSchema, remarkSchema } from '$lib/domain/review/comment';
import { recordNumber } from '../../../../../../../../../record-number';

const lost = 'The form does not say which revision it is about. Open the page again.';

/** The revision that was shown. */
const revision = recordNumber(lost);

export const acceptForm = z.object({ revision });
export const queryForm = z.object({
	revision,
	query: remarkSchema.min(1, 'Say what you ask: a query needs a comment.')
});
export const commentForm = z.object({ revision, comment: commentTextSchema });
export const proposeForm = z.object({
	revision,
	wording: proposedWordingSchema,
	why: remarkSchema
});
