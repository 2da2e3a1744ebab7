import { z } from 'zod';
import {
	changeKinds,
	confidences,
	type Body,
	type BodyChange,
	type Headcount
} from '../bodies/body';

/** The register of bodies, as a file holds it: those surveyed, others in their lineage, the changes. */
export const registerFileSchema = z.object({
	surveyed: z.array(
		z.object({
			code: z.string(),
			slug: z.string(),
			name: z.string(),
			kind: z.string(),
			has_ministers: z.boolean(),
			govuk_slug: z.string().nullable()
		})
	),
	others: z.array(
		z.object({ slug: z.string(), name: z.string(), govuk_slug: z.string().nullable() })
	),
	changes: z.array(
		z.object({
			predecessor: z.string().nullable(),
			successor: z.string().nullable(),
			kind: z.enum(changeKinds),
			date: z.iso.date(),
			what: z.string().nullable(),
			confidence: z.enum(confidences)
		})
	)
});

/** Civil service employment by department, as a file holds it. Bodies are named by code. */
export const headcountsFileSchema = z.object({
	as_at: z.iso.date(),
	source: z.object({ table: z.string(), rounding: z.string() }),
	bodies: z.array(
		z.object({
			code: z.string(),
			headcount: z.number().int(),
			fte: z.number().int()
		})
	)
});

/** The register in the domain's own shapes. */
export interface RegisterImport {
	bodies: Body[];
	changes: BodyChange[];
	headcounts: Headcount[];
	/** Slugs by code, for files that name bodies by code. */
	slugOf: Map<string, string>;
}

/** Reads the register and the headcounts. @throws ZodError where a file is not of the shape */
export function readRegisterFile(registerFile: unknown, headcountsFile: unknown): RegisterImport {
	const register = registerFileSchema.parse(registerFile);
	const employment = headcountsFileSchema.parse(headcountsFile);
	const slugOf = new Map(register.surveyed.map((one) => [one.code, one.slug]));
	return {
		bodies: [
			...register.surveyed,
			...register.others.map((one) => ({ ...one, code: null, kind: null, has_ministers: null }))
		],
		changes: register.changes.map(({ date, ...change }) => ({ ...change, on: date })),
		headcounts: employment.bodies.flatMap((one) => {
			const body = slugOf.get(one.code);
			if (!body) return [];
			return [
				{
					body,
					as_at: employment.as_at,
					headcount: one.headcount,
					fte: one.fte,
					source: { title: employment.source.table, rounding: employment.source.rounding }
				}
			];
		}),
		slugOf
	};
}
