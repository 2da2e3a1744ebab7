import { z } from 'zod';
import { codeSchema } from '../questions/question';

/** What a survey's publishers chose to draw: which figure, and what of. */
const common = { slug: codeSchema, wave: codeSchema };

export const chartSettingsSchema = z.discriminatedUnion('figure', [
	z.object({ ...common, figure: z.literal('dispositions') }),
	z.object({
		...common,
		figure: z.literal('share_of_staff'),
		question: codeSchema,
		/** The groups whose sum is counted; the total stands in where they are not told apart. */
		groups: z.array(codeSchema).min(1)
	}),
	z.object({ ...common, figure: z.literal('topics'), question: codeSchema }),
	z.object({ ...common, figure: z.literal('provisions') }),
	z.object({ ...common, figure: z.literal('outcomes') })
]);
export type ChartSettings = z.infer<typeof chartSettingsSchema>;
export type FigureKind = ChartSettings['figure'];
