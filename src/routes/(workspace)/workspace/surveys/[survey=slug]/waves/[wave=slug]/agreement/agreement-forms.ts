import { z } from 'zod';
import { settlements } from '$lib/domain/review/settlement';
import { recordNumber } from '../../../../../../../record-number';

const share = 'Give the share as a whole number from 1 to 100.';

export const drawForm = z.object({
	share: z
		.string()
		.trim()
		.regex(/^([1-9]\d?|100)$/, share)
		.transform(Number),
	seed: z
		.string()
		.trim()
		.transform((seed) => seed || null),
	coder: recordNumber('Choose who codes it a second time.')
});

export const settleForm = z.object({
	body: z.string(),
	question: z.string(),
	settlement: z.enum(settlements, 'Choose which of the two stands.'),
	note: z.string().trim().min(1, 'Say why, in a sentence.')
});
