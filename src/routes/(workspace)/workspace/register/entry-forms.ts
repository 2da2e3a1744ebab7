import { z } from 'zod';
import { changeSideCodes } from '$lib/domain/bodies/change-side';
import type { BodyField } from '$lib/domain/bodies/differing-fields';
import {
	bodyChangeEntrySchema,
	bodyEntrySchema,
	headcountEntrySchema,
	newBodySchema
} from '$lib/domain/bodies/register-entry';

/** What a form sends, read into what the register takes. An empty field is nothing recorded. */

const orNothing = z.string().transform((text) => text.trim() || null);

/** "5,750" and "5 750" as people write them. */
const figure = z.string().transform((text) => {
	const digits = text.replace(/[\s,]/g, '');
	return /^\d{1,15}$/.test(digits) ? Number(digits) : NaN;
});

const yesOrNo = { yes: true, no: false, '': null } as const;

export const bodyForm = z.object({
	name: bodyEntrySchema.shape.name,
	shortName: orNothing.pipe(bodyEntrySchema.shape.code),
	kind: orNothing.pipe(bodyEntrySchema.shape.kind),
	hasMinisters: z
		.enum(['yes', 'no', ''], 'Choose whether it has ministers.')
		.transform((answer) => yesOrNo[answer]),
	govukSlug: orNothing
		// People copy the whole address.
		.transform((text) => text?.replace(/^.*\/organisations\//, '').replace(/\/$/, '') ?? null)
		.pipe(bodyEntrySchema.shape.govuk_slug)
});

export const newBodyForm = bodyForm.extend({
	slug: z.string().trim().pipe(newBodySchema.shape.slug)
});

export const editBodyForm = bodyForm.extend({ fingerprint: z.string() });

/** The body as a form gave it. */
export function readBody(slug: string, form: z.infer<typeof bodyForm>) {
	return {
		slug,
		code: form.shortName,
		name: form.name,
		kind: form.kind,
		has_ministers: form.hasMinisters,
		govuk_slug: form.govukSlug
	};
}

/** The field of the form in which each field of a body is entered. */
export const formFields = {
	code: 'shortName',
	name: 'name',
	kind: 'kind',
	has_ministers: 'hasMinisters',
	govuk_slug: 'govukSlug'
} as const satisfies Record<BodyField, keyof z.infer<typeof bodyForm>>;

/** The field of each form that a refusal of its command is about; the form as a whole where there is none. */
export const refusedField: Partial<Record<string, string>> = {
	slug_taken: 'slug',
	code_taken: 'shortName',
	name_taken: 'name',
	predecessor_missing: 'other',
	predecessor_not_needed: 'other',
	successor_missing: 'other',
	successor_not_needed: 'other',
	own_predecessor: 'other',
	recorded_already: 'side',
	unknown_body: 'other',
	in_future: 'asAt',
	fte_over_headcount: 'fte'
};

export const changeForm = z.object({
	side: z.enum(changeSideCodes, 'Choose what happened.'),
	other: orNothing,
	on: z.string().trim().pipe(bodyChangeEntrySchema.shape.on),
	what: orNothing.pipe(bodyChangeEntrySchema.shape.what),
	confidence: bodyChangeEntrySchema.shape.confidence
});

const source = headcountEntrySchema.shape.source.shape;

export const headcountForm = z.object({
	asAt: z.string().trim().pipe(headcountEntrySchema.shape.as_at),
	headcount: figure.pipe(headcountEntrySchema.shape.headcount),
	fte: figure.pipe(headcountEntrySchema.shape.fte),
	source: source.title,
	rounding: orNothing.pipe(source.rounding)
});

export const removeChangeForm = z.object({
	change: z.string().regex(/^\d{1,9}$/, 'There is no such change.')
});

export const removeHeadcountForm = z.object({ day: z.string(), fingerprint: z.string() });
