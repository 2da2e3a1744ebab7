import { z } from 'zod';
import { codingSchema } from '$lib/domain/questions/codebook';
import { typedText } from '$lib/domain/questions/typed-text';
import { recordNumber } from '../../../../../record-number';

/** What the forms of a codebook send, read into what its command takes. */

const coding = codingSchema.extend({ coding: typedText.pipe(codingSchema.shape.coding) });

/** The number of an entry, from a hidden field. */
const entry = recordNumber('There is no such entry. Open the page again.');

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
