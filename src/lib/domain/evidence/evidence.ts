import { z } from 'zod';

/** As many UTF-16 units as each text of evidence takes, where it is typed. */
export const longestEvidenceText = {
	/** What a letter is called. */
	document: 300,
	page: 6,
	quote: 4000,
	/** Of a published source. */
	title: 500,
	where: 300
} as const;

/** A published source that an answer or a finding rests on, where the letter has not been seen. */
export const sourceEvidence = z.object({
	kind: z.literal('source'),
	title: z.string().min(1),
	where: z.string().min(1)
});

/** Words quoted from a page of a letter. */
export const letterEvidence = z.object({
	kind: z.literal('letter'),
	/** What the letter is called. */
	document: z.string().min(1),
	/** SHA-256 of the file, in hexadecimal: whoever has the file can tell that it is the one. */
	sha256: z
		.string()
		.regex(/^[0-9a-f]{64}$/)
		.optional(),
	page: z.number().int().positive(),
	quote: z.string().min(1)
});

/** What an answer or a finding rests on. */
export const evidenceSchema = z.discriminatedUnion('kind', [sourceEvidence, letterEvidence]);
export type Evidence = z.infer<typeof evidenceSchema>;
