import { z } from 'zod';
import { codeSchema } from '../questions/question';
import { startSentence } from '../questions/words';

/** A department or any other authority that can be asked. */
export const bodySchema = z.object({
	slug: codeSchema,
	/** Its short name ("HMT"), or null where it has none of its own. */
	code: z.string().min(1).nullable(),
	name: z.string().min(1),
	kind: z.string().nullable(),
	has_ministers: z.boolean().nullable(),
	govuk_slug: z.string().nullable()
});
export type Body = z.infer<typeof bodySchema>;

/** The sorts of body that can be chosen, as GOV.UK sorts them. Files may name others. */
export const bodyKinds = [
	'ministerial_department',
	'non_ministerial_department',
	'executive_agency',
	'executive_non_departmental_public_body',
	'advisory_non_departmental_public_body',
	'public_corporation',
	'other_public_body'
] as const;

/** What sort of body it is, in words: "Non-ministerial department". */
export function bodyKindWords(kind: string): string {
	return startSentence(kind.replaceAll('_', ' ').replace(/\bnon /, 'non-'));
}

export const changeKinds = [
	'renamed',
	'split',
	'merged',
	'functions_transferred',
	'created',
	'abolished'
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** How sure a record is. */
export const confidences = ['high', 'medium', 'low'] as const;

/** One change in the machinery of government. Predecessor and successor are slugs. */
export const bodyChangeSchema = z.object({
	predecessor: codeSchema.nullable(),
	successor: codeSchema.nullable(),
	kind: z.enum(changeKinds),
	on: z.iso.date(),
	what: z.string().nullable(),
	confidence: z.enum(confidences)
});
export type BodyChange = z.infer<typeof bodyChangeSchema>;

/** A change as an edition freezes it: with what both bodies are called, for not both need be among its own. */
export const namedChangeSchema = bodyChangeSchema.extend({
	/** The predecessor and the successor, where they are known. */
	bodies: z.array(bodySchema.pick({ slug: true, code: true, name: true }))
});
export type NamedChange = z.infer<typeof namedChangeSchema>;

/** Civil servants of a body on a day, as a source published them. */
export const headcountSchema = z.object({
	body: codeSchema,
	as_at: z.iso.date(),
	/** People. */
	headcount: z.number().int().positive(),
	/** Full-time-equivalent staff. */
	fte: z.number().int().positive(),
	source: z.object({ title: z.string().min(1), rounding: z.string().nullable() })
});
export type Headcount = z.infer<typeof headcountSchema>;

/** The short name by which a body is listed: its code, or its name where it has none. */
export function shortName(body: Pick<Body, 'code' | 'name'>): string {
	return body.code ?? body.name;
}

/** A body in a list to choose from: "HMT: HM Treasury", or its name alone where it has no short name. */
export function longName(body: Pick<Body, 'code' | 'name'>): string {
	const short = shortName(body);
	return short === body.name ? body.name : `${short}: ${body.name}`;
}

/** The address of a body's page on GOV.UK, or null where it has none. */
export function govukAddress({ govuk_slug: slug }: Pick<Body, 'govuk_slug'>): string | null {
	return slug && `https://www.gov.uk/government/organisations/${slug}`;
}

/** One collator of our own: servers and databases differ in how they sort. */
const collator = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });

/** Compares two names as every list of the product does. */
export function compareNames(a: string, b: string): number {
	return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Bodies in alphabetical order of short name, as a new array. */
export function sortBodies<T extends Pick<Body, 'code' | 'name'>>(bodies: readonly T[]): T[] {
	return [...bodies].sort((a, b) => compareNames(shortName(a), shortName(b)));
}
