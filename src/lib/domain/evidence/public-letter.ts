import { z } from 'zod';
import { codeSchema } from '../questions/question';
import { documentTypes } from './document-type';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A letter that was checked and marked public, as an edition gives it to its readers. */
export const publicLetterSchema = z.object({
	wave: codeSchema,
	/** The body that sent it: its slug. */
	body: codeSchema,
	/** SHA-256 of the file, in hexadecimal. */
	sha256: hash,
	name: z.string().min(1),
	type: z.enum(documentTypes),
	bytes: z.number().int().min(0),
	/** Under what it is published. */
	licence: z.string().min(1),
	/** The day of the response it is part of, or null where it is part of none. */
	responded_on: z.string().nullable(),
	/** Of a redacted copy: the SHA-256 of the letter that it stands in for. */
	redacts: hash.nullable()
});
export type PublicLetter = z.infer<typeof publicLetterSchema>;
