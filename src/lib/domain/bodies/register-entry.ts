import { z } from 'zod';
import { isCalendarDay } from '../requests/calendar-day';
import { bodyChangeSchema, bodySchema, changeKinds, confidences, headcountSchema } from './body';

/** What people enter is held to more than what is read back: a published edition stays readable. */

const unkeepable = 'This has a character that cannot be kept. Type it anew.';

/** A line of text, at most so long, without control characters. */
const line = (longest: number) =>
	z
		.string()
		.trim()
		.max(longest, `Keep this to ${longest} characters or fewer.`)
		.regex(/^\P{Cc}*$/u, unkeepable);

/** A line of text; null where there is none. */
const optionalLine = (longest: number) => line(longest).min(1, unkeepable).nullable();

/** A real calendar day, of an age that has departments. */
const day = (words: string) =>
	z.string(words).refine((text) => isCalendarDay(text) && text >= '1500' && text < '2200', words);

const count = (words: string) =>
	z
		.number(words)
		.int(words)
		.positive(words)
		.max(10_000_000, 'That is more than there are civil servants. Check the figure.');

/** A body as it is entered. Its slug is checked where it is new: that of a recorded body never changes. */
export const bodyEntrySchema = bodySchema.extend({
	code: optionalLine(30),
	name: line(200).min(1, 'Give its name in full.'),
	kind: z
		.string()
		.regex(/^[a-z_]{1,64}$/, 'Choose what sort of body it is from the list.')
		.nullable(),
	govuk_slug: z
		.string()
		.regex(
			/^[a-z0-9][a-z0-9-]{0,199}$/,
			'Give the last part of its address on GOV.UK, such as hm-treasury.'
		)
		.nullable()
});

/** The address of the page on which bodies are added, which no body can have. */
const reservedSlug = 'new';

/** A new body as it is entered. */
export const newBodySchema = bodyEntrySchema.extend({
	slug: z
		.string()
		.regex(
			/^[a-z0-9][a-z0-9-]{0,63}$/,
			'Give an address in small letters, digits and hyphens, such as hmt.'
		)
		.refine((slug) => slug !== reservedSlug, 'No department can have the address “new”.')
});

/** A change between bodies as it is entered. */
export const bodyChangeEntrySchema = bodyChangeSchema.extend({
	kind: z.enum(changeKinds, 'Choose what happened.'),
	on: day('Give the day on which it happened as a date, such as 2023-02-07.'),
	what: optionalLine(300),
	confidence: z.enum(confidences, 'Choose how sure the record is.')
});

/** A headcount as it is entered. */
export const headcountEntrySchema = headcountSchema.extend({
	as_at: day('Give the day the figures are as at as a date, such as 2021-09-30.'),
	headcount: count('Give the number of people as a whole number above nought, such as 5,750.'),
	fte: count(
		'Give the number of full-time equivalent staff as a whole number above nought, such as 5,640.'
	),
	source: z.object({
		title: line(300).min(1, 'Say where the figures were published.'),
		rounding: optionalLine(100)
	})
});
