import { z } from 'zod';
import { typedText } from '$lib/domain/questions/typed-text';
import { isCalendarDay } from '$lib/domain/requests/calendar-day';
import { requestDetailsSchema, requestTemplateSchema } from '$lib/domain/requests/request-details';
import { templateProblem } from '$lib/domain/requests/request-text';
import { requestEventKinds, requestEventSchema } from '$lib/domain/requests/request-event';
import { recordNumber } from '../../../../../../../record-number';

/** What the forms of requests send, read into what the commands take. */

const day = z
	.string()
	.trim()
	.refine(isCalendarDay, 'Give the day as year, month and day, as in 2026-11-30.');

/** The number of a record, from a box or a hidden field. */
const number = recordNumber('There is no such record. Open the page again.');

export const createRequestsForm = z.object({
	bodies: z.array(z.string()).min(1, 'Choose at least one body.')
});

export const recordSentForm = z.object({
	requests: z.array(number).min(1, 'Tick the requests that were sent.'),
	on: day
});

export const recordEventForm = z.object({
	kind: z.enum(requestEventKinds, 'Choose what happened.'),
	on: day,
	until: z.string().trim(),
	note: typedText.transform((text) => text || null).pipe(requestEventSchema.shape.note)
});

export const strikeEventForm = z.object({ event: number });

export const editRequestForm = requestDetailsSchema.extend({
	channel: z
		.string()
		.transform((channel) => channel || null)
		.pipe(requestDetailsSchema.shape.channel),
	fingerprint: z.string()
});

export const followRequestForm = z.object({ body: z.string().min(1, 'Choose the other body.') });

export const editTemplateForm = z.object({
	template: requestTemplateSchema.superRefine((template, context) => {
		const problem = template === null ? null : templateProblem(template);
		if (problem !== null) context.addIssue({ code: 'custom', message: problem });
	}),
	fingerprint: z.string()
});
