import { z } from 'zod';
import { codeSchema } from '$lib/domain/questions/question';
import { questionFields, type QuestionField } from '$lib/domain/questions/typed-question';
import { typedText } from '$lib/domain/questions/typed-text';
import { isCalendarDay } from '$lib/domain/requests/calendar-day';
import { longestDataLicence } from '$lib/domain/surveys/data-licence';
import { isAsAt } from '$lib/domain/surveys/is-as-at';

/** What the forms of surveys send, read into what the commands take. */

const required = (problem: string) => typedText.pipe(z.string().min(1, problem));

const orNothing = typedText.transform((text) => text || null);

/** A name in addresses. "new" is the page on which the next one is made. */
const slugOf = (what: string) =>
	typedText.refine(
		(text) => codeSchema.safeParse(text).success && text.toLowerCase() !== 'new',
		`Give ${what} a name for addresses: letters, digits, underscores, dots and hyphens, with a letter or a digit first, and not “new”.`
	);

const bodies = z.array(z.string()).min(1, 'Choose at least one body to ask.');

const wave = {
	law: required('Name the Act that the requests are made under.'),
	as_at: typedText.refine(isAsAt, 'Give a month, as in 2026-11, or a day, as in 2026-11-30.'),
	note: orNothing
};

/** One note a line. */
const notes = z.string().transform((text) =>
	text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter(Boolean)
);

const title = required('Give the survey a title.');
const summary = required('Say in a sentence what the survey asks.');

export const newSurveyForm = z.object({
	title,
	slug: slugOf('the survey'),
	summary,
	start_from: z.string(),
	wave_title: required('Give the first wave a title.'),
	wave_slug: slugOf('the first wave'),
	...wave,
	bodies,
	publisher: z.string()
});

export const editSurveyForm = z
	.object({
		title,
		summary,
		notes,
		licence: z.string(),
		other_licence: z
			.string()
			.max(longestDataLicence, `Use at most ${longestDataLicence} characters.`),
		fingerprint: z.string()
	})
	.refine(({ licence, other_licence: other }) => licence !== 'other' || other.trim() !== '', {
		path: ['other_licence'],
		message: 'Write in the licence, or choose “Not stated”.'
	});

const waveForm = z.object({
	title: required('Give the wave a title.'),
	slug: slugOf('the wave'),
	...wave,
	bodies
});

export const newWaveForm = waveForm.extend({
	on: typedText.refine(isCalendarDay, 'Give the day as in 2026-11-30.')
});

export const editWaveForm = waveForm.extend({ fingerprint: z.string() });

const typedFields = Object.fromEntries(
	questionFields.filter((field) => field !== 'code').map((field) => [field, z.string()])
) as Record<Exclude<QuestionField, 'code'>, z.ZodString>;

/** What a question is read from; its code is typed in the field "name". */
export const questionForm = z.object({ ...typedFields, name: z.string() });

export const editQuestionForm = questionForm.extend({ fingerprint: z.string() });

/** The field of each form that a refusal is about; the form as a whole where there is none. */
export const refusedField: Partial<Record<string, string>> = {
	survey_exists: 'slug',
	unknown_body: 'bodies',
	unknown_account: 'publisher',
	wave_exists: 'slug',
	wave_has_answers: 'slug',
	nobody_asked: 'bodies',
	body_has_records: 'bodies',
	question_exists: 'name',
	unknown_condition: 'asked_if'
};

export const removeQuestionForm = z.object({
	sure: z.string().refine((text) => text === 'yes', 'Tick the box to remove the question.')
});

export const removeWaveForm = z.object({
	sure: z.string().refine((text) => text === 'yes', 'Tick the box to remove the wave.')
});
