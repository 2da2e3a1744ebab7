import type { FormState } from './read-form';

type MaybeForm = FormState | null | undefined;

/** What stands in a field: what was typed where the form could not be taken, or else what is stored. */
export function textOf(form: MaybeForm, field: string, stored = ''): string {
	const typed = form?.values[field];
	return typed === undefined ? stored : ([typed].flat()[0] ?? '');
}

/** The boxes that are ticked, likewise. */
export function listOf(form: MaybeForm, field: string, stored: readonly string[] = []): string[] {
	const typed = form?.values[field];
	return typed === undefined ? [...stored] : [typed].flat();
}

/**
 * What was typed into a form that could not be taken, by field; nothing where it was another form.
 * @param action the form's action, where the page has several
 */
export function textsOf(form: MaybeForm, action?: string): Record<string, string> {
	if (!form || (action !== undefined && form.action !== action)) return {};
	return Object.fromEntries(Object.keys(form.values).map((field) => [field, textOf(form, field)]));
}
