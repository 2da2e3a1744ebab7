import { z } from 'zod';

/**
 * The number of a record that a form names, from a hidden field or a box: from 1, as far as the database counts.
 * @param problem what to say where it is none
 */
export const recordNumber = (problem: string) =>
	z
		.string(problem)
		.regex(/^[1-9]\d{0,8}$/, problem)
		.transform(Number);
