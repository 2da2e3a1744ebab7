import { z } from 'zod';

/** What a form of the codebook gives: a phrase as letters have it, and how it is coded, and why. */
export const codingSchema = z.object({
	phrase: z
		.string()
		.trim()
		.min(1, 'Give the phrase as letters have it.')
		.max(200, 'Use at most 200 characters.'),
	coding: z
		.string()
		.trim()
		.min(1, 'Say how it is coded, and why.')
		.max(1000, 'Use at most 1,000 characters.')
});
export type Coding = z.infer<typeof codingSchema>;
