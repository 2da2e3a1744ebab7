import { z } from 'zod';
import { codingSchema } from '$lib/domain/questions/codebook';

/** What the forms of a codebook send, read into what its command takes. */

const coding = codingSchema.extend({
	coding: z
		.string()
		.transform((text) => text.replaceAll('\r\n', '\n'))
		.pipe(codingSchema.shape.coding)
});

/** The number of an entry, from a hidden field. */
const entry = z
	.string()
	.regex(/^[1-9]\d{0,8}$/, 'There is no such entry. Open the page again.')
	.transform(Number);

export const addEntryForm = z.object({
	question: z.string().min(1, 'Choose the question that it is of.'),
	...coding.shape
});

export const editEntryForm = coding.extend({ entry, fingerprint: z.string() });

export const removeEntryForm = z.object({ entry, fingerprint: z.string() });

/** The field of a form that a refusal is about; the form as a whole where there is none. */
export const refusedField: Partial<Record<string, string>> = {
	have_it_already: 'phrase',
	unknown_question: 'question'
};
