import type { Body } from './body';

/** The fields of a body that can be edited. */
export const bodyFields = ['name', 'code', 'kind', 'has_ministers', 'govuk_slug'] as const;
export type BodyField = (typeof bodyFields)[number];

/** The fields in which two records of one body differ. */
export function differingFields(a: Pick<Body, BodyField>, b: Pick<Body, BodyField>): BodyField[] {
	return bodyFields.filter((field) => a[field] !== b[field]);
}
