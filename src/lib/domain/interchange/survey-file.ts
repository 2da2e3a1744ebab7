import { z } from 'zod';
import { chartSettingsSchema } from '../charts/chart';
import { dispositions } from '../answers/disposition';
import { valueSchema, type AnswerContent } from '../answers/answer';
import type { Evidence } from '../evidence/evidence';
import {
	criterionSchema,
	outcomes,
	recommendationSchema,
	type Context,
	type Criterion,
	type Recommendation,
	type StatedFinding
} from '../gaps/assessment';
import { questionSchema, type Question } from '../questions/question';
import { publicationWords } from '../surveys/source';
import {
	publicationSchema,
	surveySchema,
	waveSchema,
	type PublishedFigure,
	type Survey,
	type Wave
} from '../surveys/survey';
import type { ChartSettings } from '../charts/chart';

/** A survey and one wave of coded answers, as a file holds them. Bodies are named by code. */
export const surveyFileSchema = z.object({
	source: publicationSchema,
	survey: surveySchema.pick({ slug: true, title: true, summary: true, data_licence: true }),
	wave: waveSchema,
	questions: z.array(questionSchema),
	table_columns: surveySchema.shape.columns,
	responses: z.array(
		z.object({
			body: z.string(),
			response_date: z.iso.date().nullable(),
			answers: z.record(
				z.string(),
				z.object({
					disposition: z.enum(dispositions),
					provisions: z.array(z.string()).optional(),
					value: valueSchema.optional(),
					detail: z.string().optional(),
					note: z.string().optional()
				})
			)
		})
	),
	published_figures: z.array(
		z.object({
			body: z.string(),
			percent: z.number(),
			decimals: z.number().int(),
			note: z.string().optional()
		})
	),
	published_figures_question: z.string(),
	charts: z.array(z.record(z.string(), z.unknown()))
});

/** The recommendations of a report read as criteria, with what a person found. Bodies by code. */
export const recommendationsFileSchema = z.object({
	recommendations: z.array(recommendationSchema),
	criteria: z.array(criterionSchema),
	findings: z.array(
		z.object({
			body: z.string().nullable(),
			criterion: z.string(),
			outcome: z.enum(outcomes),
			why: z.string(),
			where: z.string()
		})
	),
	context: z.array(
		z.object({
			body: z.string().nullable(),
			criterion: z.string(),
			note: z.string(),
			where: z.string()
		})
	),
	notes: z.array(z.string())
});

/** A survey file with its recommendations, in the domain's own shapes. Bodies are slugs. */
export interface SurveyImport {
	survey: Survey;
	wave: Wave;
	questions: Question[];
	recommendations: Recommendation[];
	criteria: Criterion[];
	contexts: Context[];
	publishedFigures: PublishedFigure[];
	charts: ChartSettings[];
	responses: {
		body: string;
		/** Null where no response had come. */
		response: { respondedOn: string | null; source: Evidence } | null;
		answers: { question: string; content: AnswerContent }[];
	}[];
	findings: { body: string | null; criterion: string; content: StatedFinding }[];
}

/**
 * Reads a survey file and its recommendations.
 * @param slugOf gives the slug of a body's code
 * @throws ZodError where a file is not of the shape, Error where it names a body that is not known
 */
export function readSurveyFile(
	surveyFile: unknown,
	recommendationsFile: unknown,
	slugOf: ReadonlyMap<string, string>
): SurveyImport {
	const file = surveyFileSchema.parse(surveyFile);
	const reading = recommendationsFileSchema.parse(recommendationsFile);
	const wave = file.wave;
	const bodySlug = (code: string): string => {
		const slug = slugOf.get(code);
		if (!slug)
			throw new Error(`The survey file names the body "${code}", which the register lacks.`);
		return slug;
	};
	const source = (where: string): Evidence => ({
		kind: 'source',
		title: publicationWords(file.source),
		where
	});
	const table = source(file.source.where);

	return {
		survey: {
			...file.survey,
			publication: file.source,
			columns: file.table_columns,
			notes: reading.notes
		},
		wave,
		questions: file.questions,
		recommendations: reading.recommendations,
		criteria: reading.criteria,
		contexts: reading.context.map((one) => ({
			wave: wave.slug,
			body: one.body === null ? null : bodySlug(one.body),
			criterion: one.criterion,
			note: one.note,
			source: source(one.where)
		})),
		publishedFigures: file.published_figures.map((one) => ({
			wave: wave.slug,
			body: bodySlug(one.body),
			question: file.published_figures_question,
			percent: one.percent,
			decimals: one.decimals,
			source: `${file.source.publisher}, ${file.source.title}`,
			note: one.note ?? null
		})),
		charts: file.charts.map((one) => chartSettingsSchema.parse({ ...one, wave: wave.slug })),
		responses: file.responses.map((one) => ({
			body: bodySlug(one.body),
			response: Object.values(one.answers).every((answer) => answer.disposition === 'awaiting')
				? null
				: { respondedOn: one.response_date, source: table },
			answers: Object.entries(one.answers).map(([question, answer]) => ({
				question,
				content: {
					disposition: answer.disposition,
					provisions: [...(answer.provisions ?? [])].sort(),
					neither_confirmed_nor_denied: false,
					value: answer.value ?? null,
					detail: answer.detail ?? null,
					note: answer.note ?? null,
					evidence: table,
					wording_override: null
				}
			}))
		})),
		findings: reading.findings.map((one) => ({
			body: one.body === null ? null : bodySlug(one.body),
			criterion: one.criterion,
			content: { outcome: one.outcome, reason: null, why: one.why, source: source(one.where) }
		}))
	};
}
