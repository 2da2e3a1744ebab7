import type { FormState } from '../../../read-form';

/**
 * What was typed into a form that could not be taken, by field; nothing where it was another form.
 * @param action the form's action, where the page has several
 */
export function readTyped(
	form: FormState | null | undefined,
	action?: string
): Record<string, string> {
	if (!form || (action !== undefined && form.action !== action)) return {};
	return Object.fromEntries(
		Object.entries(form.values).map(([field, value]) => [field, [value].flat()[0] ?? ''])
	);
}
