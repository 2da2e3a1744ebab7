import type { z } from 'zod';
import { RefusedError } from './perform';

/**
 * What was entered, as its schema gives it back.
 * @throws RefusedError `not_valid` where it does not fit, in the words for the first field that does not
 */
export function readEntry<S extends z.ZodType>(schema: S, entry: z.input<S>): z.output<S> {
	const parsed = schema.safeParse(entry);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new RefusedError('not_valid', issue?.message ?? 'This does not fit.', {
		field: issue?.path.join('.') ?? ''
	});
}
