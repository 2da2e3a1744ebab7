import { z } from 'zod';
import { codeSchema } from '../questions/question';
import { longestDataLicence } from './data-licence';

/** The report that a survey's answers were coded from, as files have it. */
export const publicationSchema = z.object({
	title: z.string().min(1),
	publisher: z.string().min(1),
	/** A month or a day. */
	published: z.string().min(1),
	authors: z.array(z.string().min(1)),
	where: z.string().min(1)
});
export type Publication = z.infer<typeof publicationSchema>;

/** A survey as files and editions have it; its questions and waves stand beside it. */
export const surveySchema = z.object({
	slug: codeSchema,
	title: z.string().min(1),
	summary: z.string().min(1),
	/** The report that the answers come from, where the letters have not been seen. */
	publication: publicationSchema.nullable(),
	/** The columns of the comparison, each with the questions it holds. */
	columns: z.array(z.object({ title: z.string().min(1), questions: z.array(codeSchema).min(1) })),
	/** What readers must know about the reading of the recommendations. */
	notes: z.array(z.string().min(1)),
	/** Under what its data may be reused, in words. Left out where nobody has stated it. */
	data_licence: z.string().min(1).max(longestDataLicence).optional()
});
export type Survey = z.infer<typeof surveySchema>;

/** One fielding of a survey. */
export const waveSchema = z.object({
	slug: codeSchema,
	title: z.string().min(1),
	/** The Act that the requests were made under. */
	law: z.string().min(1),
	/** The date its answers are as at: a month or a day. */
	as_at: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
	note: z.string().nullable(),
	/** The organisations whose people accepted its answers, by name; none where the system did. */
	reviewed_by: z.array(z.string().min(1)).optional()
});
export type Wave = z.infer<typeof waveSchema>;

/** A figure that a source published, kept as that source's. */
export const publishedFigureSchema = z.object({
	wave: codeSchema,
	body: codeSchema,
	question: codeSchema,
	percent: z.number().min(0).max(100),
	/** How many decimal places the source gives. */
	decimals: z.number().int().min(0),
	source: z.string().min(1),
	/** Why it may differ from our own sum, where we can say. */
	note: z.string().nullable()
});
export type PublishedFigure = z.infer<typeof publishedFigureSchema>;
