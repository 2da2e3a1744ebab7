import { z } from 'zod';
import { isCalendarDay } from './calendar-day';

/** What can happen to a request. */
export const requestEventKinds = [
	'sent',
	'received',
	'acknowledged',
	'holding_reply',
	'clarification_asked',
	'clarified',
	'fees_notice',
	'fee_paid',
	'extended',
	'transferred',
	'part_response',
	'response',
	'review_asked',
	'review_decided',
	'complained',
	'regulator_decided',
	'withdrawn'
] as const;
export type RequestEventKind = (typeof requestEventKinds)[number];

/** The events by which something comes that answers can be coded from. */
export const responseEventKinds = [
	'part_response',
	'response',
	'review_decided',
	'regulator_decided'
] as const satisfies readonly RequestEventKind[];
export type ResponseEventKind = (typeof responseEventKinds)[number];

/** Whether something comes by an event that answers can be coded from. */
export function isResponseEvent(kind: RequestEventKind): kind is ResponseEventKind {
	return (responseEventKinds as readonly string[]).includes(kind);
}

/** What each is called, and what it does to the clock, in a sentence. */
export const requestEventWords: Record<RequestEventKind, { title: string; means: string }> = {
	sent: {
		title: 'Sent',
		means: 'Until receipt is recorded, this day stands for the day of receipt.'
	},
	received: {
		title: 'Received by the body',
		means:
			'The clock counts from the day after, whether or not this one is a working day (section 10(1)).'
	},
	acknowledged: { title: 'Acknowledged', means: 'Changes nothing of the clock.' },
	holding_reply: {
		title: 'Holding reply',
		means: 'Changes nothing of the clock: a reply that more time is needed is no answer.'
	},
	clarification_asked: {
		title: 'Clarification asked for',
		means: 'Stops the clock until the body has it (section 1(3)).'
	},
	clarified: {
		title: 'Clarified or refined',
		means: 'The clock starts afresh: this day is now the day of receipt (section 10(6)).'
	},
	fees_notice: {
		title: 'Fees notice',
		means:
			'Stops the clock, if it comes within the time for the answer: the working days from the notice to the payment, both included, do not count (sections 9 and 10(2)).'
	},
	fee_paid: {
		title: 'Fee paid',
		means:
			'The clock goes on from the next day, if the body received it within three months of the notice (section 9(2)).'
	},
	extended: {
		title: 'Extended to weigh the public interest',
		means:
			'Moves the due day of what is being weighed to the one that the body gives (section 10(3)). Enter that day as the new one.'
	},
	transferred: {
		title: 'Transferred to another body',
		means: 'Ends this request; another one, to the other body, follows it.'
	},
	part_response: {
		title: 'Response received, in part',
		means: 'The clock goes on for the rest.'
	},
	response: {
		title: 'Response received',
		means: 'The whole response, a refusal included. Stops the clock for good.'
	},
	review_asked: {
		title: 'Internal review asked for',
		means: 'Should take 20 working days, and 40 at most (Code of Practice under section 45).'
	},
	review_decided: { title: 'Internal review decided', means: 'Ends the review.' },
	complained: {
		title: 'Complaint to the regulator',
		means: 'There is no day by which the regulator must decide.'
	},
	regulator_decided: { title: 'Decided by the regulator', means: 'Ends the complaint.' },
	withdrawn: { title: 'Withdrawn', means: 'Ends the request.' }
};

/** The day on which the right to ask began (Freedom of Information Act 2000, s1). */
const inForceOn = '2005-01-01';

const daySchema = z
	.string()
	.refine(isCalendarDay, {
		error: 'Give a day as year, month and day, as in 2021-07-19.',
		abort: true
	})
	.refine((day) => day >= inForceOn, {
		error: 'Give a day from 1 January 2005 on, when the right to ask began.'
	});

export const requestEventSchema = z
	.object({
		kind: z.enum(requestEventKinds, 'Choose what happened.'),
		/** The calendar day in Europe/London. */
		on: daySchema,
		/** Of an extension, the day that the body gives. */
		until: daySchema.nullable(),
		note: z.string().max(2000, 'Use at most 2,000 characters.').nullable()
	})
	.refine(({ kind, until }) => (kind === 'extended') === (until !== null), {
		path: ['until'],
		message: 'Give the day until which the body extends the time; only an extension has one.'
	})
	.refine(({ on, until }) => until === null || until > on, {
		path: ['until'],
		message: 'The new day must be later than the extension itself.'
	});
/** Something that happened to a request, on a calendar day. */
export type RequestEvent = z.infer<typeof requestEventSchema>;
