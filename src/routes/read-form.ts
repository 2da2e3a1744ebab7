import { fail, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import { RefusedError } from '$lib/server/services/perform';

/** What a page shows of a form that could not be taken: what was typed, and what is wrong with it. */
export interface FormState {
	/** The action it was sent to, for pages with several forms. */
	action: string;
	/** What was typed, by field. Passwords and codes are left out. */
	values: Record<string, string | string[]>;
	/** What is wrong, by field; under "" what is wrong with the whole. */
	problems: Record<string, string>;
}

/** Fields that are never sent back to a page. */
const secret = /password|code$/i;

function readValues(schema: z.ZodObject, data: FormData): Record<string, string | string[]> {
	return Object.fromEntries(
		Object.entries(schema.shape).map(([name, field]) => {
			// PostgreSQL has no text with a zero byte, and nobody types one.
			const texts = data
				.getAll(name)
				.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : ''));
			return [name, isList(field) ? texts : (texts[0] ?? '')];
		})
	);
}

function isList(field: unknown): boolean {
	if (field instanceof z.ZodDefault || field instanceof z.ZodOptional) {
		return isList(field.unwrap());
	}
	// Of a list that is transformed, it is what goes in that the form has.
	if (field instanceof z.ZodPipe) return isList(field.in);
	return field instanceof z.ZodArray;
}

const shown = (values: Record<string, string | string[]>) =>
	Object.fromEntries(Object.entries(values).filter(([name]) => !secret.test(name)));

export type ReadForm<S extends z.ZodObject> =
	| {
			ok: true;
			data: z.infer<S>;
			refuse: (problems: Record<string, string>) => Failure;
			/**
			 * What to answer where a command is refused, for `attempt`: its words at the field that the code
			 * of the refusal is about, or else at another, or of the form as a whole.
			 */
			refuseAt: (fields?: Partial<Record<string, string>>, otherwise?: string) => Refusal;
	  }
	| { ok: false; failure: Failure };
type Failure = ActionFailure<FormState>;
type Refusal = (code: string, message: string) => Failure;

/**
 * Reads a form by its schema. Where it does not fit, `failure` is what the action returns: a 400 with
 * what was typed and what is wrong with each field.
 * @param action the name of the action, so that the page knows which of its forms it was
 */
export async function readForm<S extends z.ZodObject>(
	request: Request,
	schema: S,
	action: string
): Promise<ReadForm<S>> {
	const values = readValues(schema, await request.formData());
	const refuse = (problems: Record<string, string>): Failure =>
		fail(400, { action, values: shown(values), problems });
	const parsed = schema.safeParse(values);
	if (parsed.success) {
		return {
			ok: true,
			data: parsed.data,
			refuse,
			refuseAt:
				(fields = {}, otherwise = '') =>
				(code, message) =>
					refuse({ [fields[code] ?? otherwise]: message })
		};
	}
	const problems: Record<string, string> = {};
	for (const { path, message } of parsed.error.issues) {
		problems[String(path[0] ?? '')] ??= message;
	}
	return { ok: false, failure: refuse(problems) };
}

/** What to answer where a command is refused whose form is a button and no more. @param action its name */
export function refusePress(action: string): Refusal {
	return (_, message) => fail(409, { action, values: {}, problems: { '': message } });
}

/** The status of a refused command, where it is not the form that has to be mended. */
const statuses: Record<string, number> = { not_permitted: 403, too_many_tries: 429 };

/**
 * Runs a command for an action.
 * @param refuse what to answer where the command is refused, given its code and its words
 */
export async function attempt<T>(
	command: () => Promise<T>,
	refuse: Refusal
): Promise<{ ok: true; result: T } | { ok: false; failure: Failure }> {
	try {
		return { ok: true, result: await command() };
	} catch (error) {
		if (!(error instanceof RefusedError)) throw error;
		const { status, data } = refuse(error.code, error.message);
		return { ok: false, failure: fail(statuses[error.code] ?? status, data) };
	}
}
