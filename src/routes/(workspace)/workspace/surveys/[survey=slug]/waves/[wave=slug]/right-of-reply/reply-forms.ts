import { z } from 'zod';
import { replyLinkDays } from '$lib/domain/review/reply-link';
import { recordNumber } from '../../../../../../../record-number';

const { least, most } = replyLinkDays;
const wrongDays = `Give a whole number of days from ${least} to ${most}.`;

export const inviteForm = z.object({
	days: z
		.string()
		.trim()
		.regex(/^\d{1,3}$/, wrongDays)
		.transform(Number)
		.refine((days) => days >= least && days <= most, wrongDays)
});

/** A form that is a button and no more. */
export const pressForm = z.object({});

export const publishForm = z.object({
	reply: recordNumber('There is no such reply. Open the page again.'),
	public: z.enum(['yes', 'no'])
});
