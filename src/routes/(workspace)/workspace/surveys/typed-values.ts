import type { FormState } from '../../../read-form';

type MaybeForm = FormState | null | undefined;

/** What stands in a field: what was typed where the form could not be taken, or else what is stored. */
export function textOf(form: MaybeForm, field: string, stored: string): string {
	const typed = form?.values[field];
	return typed === undefined ? stored : ([typed].flat()[0] ?? '');
}

/** The boxes that are ticked, likewise. */
export function listOf(form: MaybeForm, field: string, stored: readonly string[]): string[] {
	const typed = form?.values[field];
	return typed === undefined ? [...stored] : [typed].flat();
}
