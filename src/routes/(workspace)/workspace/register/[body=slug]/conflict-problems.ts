import { bodyKindWords, type Body } from '$lib/domain/bodies/body';
import { differingFields, type BodyField } from '$lib/domain/bodies/differing-fields';
import { formFields } from '../entry-forms';

/** Each field as it is called in a sentence, and what a record says in it; null where it says nothing. */
const readings = {
	name: { label: 'Name in full', read: (body) => body.name },
	code: { label: 'Short name', read: (body) => body.code },
	kind: { label: 'Sort of body', read: (body) => body.kind && bodyKindWords(body.kind) },
	has_ministers: {
		label: 'Ministers',
		read: (body) => (body.has_ministers === null ? null : body.has_ministers ? 'Yes' : 'No')
	},
	govuk_slug: { label: 'Page on GOV.UK', read: (body) => body.govuk_slug }
} as const satisfies Record<BodyField, { label: string; read: (body: Body) => string | null }>;

/** What the record says now wherever it differs from what was typed, by field of the form. */
export function conflictProblems(record: Body, typed: Body): Record<string, string> {
	return Object.fromEntries(
		differingFields(record, typed).map((field) => {
			const { label, read } = readings[field];
			const says = read(record);
			const words = says === null ? 'the record now has nothing' : `the record now says “${says}”`;
			return [formFields[field], `${label}: ${words}.`];
		})
	);
}
