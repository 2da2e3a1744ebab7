import { z } from 'zod';
import { codeSchema } from '../questions/question';

/** How long a publisher's own words on a chart may be, in characters. */
export const chartWordLimits = {
	headline: 200,
	subtitle: 200,
	note: 600,
	alternative: 1000
} as const;
export type ChartWord = keyof typeof chartWordLimits;
export const chartWords = Object.keys(chartWordLimits) as ChartWord[];

const wordsUpTo = (limit: number) => z.string().min(1).max(limit).optional();
const codes = z.array(codeSchema).min(1).optional();

/**
 * What a survey's publishers chose to draw: which figure, and what of. What is left out is left out of the
 * stored settings too, and never null: a chart that nobody touched keeps its hash.
 */
const common = {
	slug: codeSchema,
	wave: codeSchema,
	/** The slugs of the bodies it is drawn of; left out: all that were asked. */
	bodies: codes,
	/** A publisher's own, in place of the headline generated; the page shows both. */
	headline: wordsUpTo(chartWordLimits.headline),
	subtitle: wordsUpTo(chartWordLimits.subtitle),
	/** A publisher's own, among the notes. */
	note: wordsUpTo(chartWordLimits.note),
	/** The text alternative of its picture, in place of the one generated. */
	alternative: wordsUpTo(chartWordLimits.alternative)
};

/** The codes of the questions it is drawn of; left out: all. */
const questions = codes;

export const chartSettingsSchema = z.discriminatedUnion('figure', [
	z.object({ ...common, figure: z.literal('dispositions'), questions }),
	z.object({
		...common,
		figure: z.literal('answers'),
		question: codeSchema,
		/** The parts of it that have a bar; left out: all. */
		parts: codes
	}),
	z.object({
		...common,
		figure: z.literal('share_of_staff'),
		question: codeSchema,
		/** The groups whose sum is counted; the total stands in where they are not told apart. */
		groups: z.array(codeSchema).min(1)
	}),
	z.object({ ...common, figure: z.literal('topics'), question: codeSchema }),
	z.object({ ...common, figure: z.literal('provisions'), questions }),
	z.object({ ...common, figure: z.literal('answered_beside_refused'), questions }),
	z.object({
		...common,
		figure: z.literal('outcomes'),
		/** The codes of the recommendations it is drawn of; left out: all. */
		recommendations: codes,
		/** Whether each criterion has a bar of its own, rather than each recommendation. */
		each: z.literal('criterion').optional()
	}),
	z.object({
		...common,
		figure: z.literal('change'),
		question: codeSchema,
		/** The earlier waves that its wave is set beside; left out: all of them. */
		since: codes,
		/**
		 * How many people were counted, or how the question was dealt with; left out: what was answered, which
		 * is the share of staff where the question counts people.
		 */
		measure: z.enum(['number', 'dispositions']).optional(),
		/** The part of it that is compared; left out: the chief one. */
		part: codeSchema.optional(),
		/** The groups whose sum is counted; left out: all. */
		groups: codes
	}),
	z.object({ ...common, figure: z.literal('time_to_respond') })
]);
export type ChartSettings = z.infer<typeof chartSettingsSchema>;
export type FigureKind = ChartSettings['figure'];
/** The settings of one kind of figure. */
export type SettingsOf<K extends FigureKind> = Extract<ChartSettings, { figure: K }>;
