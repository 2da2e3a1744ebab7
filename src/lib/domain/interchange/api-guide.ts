import { z } from 'zod';
import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import { chartAddress } from '../charts/chart-address';
import { editionAddress } from '../editions/edition-address';
import { describeApi } from './open-api';

/** An address of the API as its description writes it. */
type ApiPath = keyof ReturnType<typeof describeApi>['paths'];

/** What the examples of the guide ask for, taken from an edition. */
export interface Sample {
	survey: string;
	edition: number;
	/** A question and how somebody dealt with it, a refusal where there is one. */
	question: string;
	disposition: string;
	/** An answer with some of it withheld, where there is one. */
	partial: { body: string; question: string };
	/** The address of the page of a chart, whole; null where there is none. */
	chart: string | null;
}

/** What to ask an edition for, or null where it has no answer yet. @param origin without a slash at the end */
export function chooseSample(
	{ survey, answers, charts }: Dataset,
	{ number }: Edition,
	origin: string
): Sample | null {
	const find = (wanted: string) => answers.find(({ disposition }) => disposition === wanted);
	const one = find('refused') ?? answers[0];
	if (!one) return null;
	const partial = find('partly_withheld') ?? one;
	const base = `${origin}${editionAddress(survey.slug, number)}`;
	return {
		survey: survey.slug,
		edition: number,
		question: one.question,
		disposition: one.disposition,
		partial: { body: partial.body, question: partial.question },
		chart: charts[0] ? chartAddress(base, charts[0].slug) : null
	};
}

const whole = () => '';
const ofEdition = (sample: Sample | null) => (sample ? `?edition=${sample.edition}` : null);
const ofAnswer = (sample: Sample | null) =>
	sample
		? `?edition=${sample.edition}&body=${sample.partial.body}&question=${sample.partial.question}`
		: null;

/** The query of the example of each address; null where nothing is there to be asked for. */
const examples = {
	'/api/v1/surveys.json': whole,
	'/api/v1/surveys/{survey}.json': ofEdition,
	'/api/v1/surveys/{survey}/answers.json': (sample) =>
		sample &&
		`?edition=${sample.edition}&question=${sample.question}&disposition=${sample.disposition}`,
	'/api/v1/surveys/{survey}/answers.csv': ofAnswer,
	'/api/v1/surveys/{survey}/answers.xlsx': ofAnswer,
	'/api/v1/surveys/{survey}/assessments.json': ofEdition,
	'/api/v1/surveys/{survey}/assessments.csv': ofEdition,
	'/api/v1/surveys/{survey}/assessments.xlsx': ofEdition,
	'/api/v1/surveys/{survey}/requests.json': ofEdition,
	'/api/v1/surveys/{survey}/requests.csv': ofEdition,
	'/api/v1/surveys/{survey}/requests.xlsx': ofEdition,
	'/api/v1/surveys/{survey}/package.zip': ofEdition,
	'/api/v1/surveys/{survey}/datapackage.json': ofEdition,
	'/api/v1/catalogue.jsonld': whole,
	'/api/v1/deadline.json': () => '?received=2021-07-19',
	'/oembed.json': (sample) => sample?.chart && `?url=${encodeURIComponent(sample.chart)}`,
	'/api/v1/openapi.json': whole
} satisfies Record<ApiPath, (sample: Sample | null) => string | null | undefined>;

/** A parameter as the guide tells of it. */
export interface GuideParameter {
	name: string;
	isInPath: boolean;
	isRequired: boolean;
	description: string;
	/** "whole number", "day, YYYY-MM-DD". */
	type: string;
	/** The values that it can have, where they are a list. */
	values: string[];
}

/** One address as the guide tells of it. */
export interface GuideAddress {
	/** With what is to be filled in within braces. */
	path: string;
	/** "CSV" */
	format: string;
	mediaType: string;
	/** What it answers. */
	gives: string;
	/** A real address, from the site's root; null where there is nothing to ask for. */
	example: string | null;
}

/** The addresses that give the same in several formats. */
export interface GuideSection {
	/** Unique, for a link to it. */
	id: string;
	title: string;
	description: string | null;
	addresses: GuideAddress[];
	parameters: GuideParameter[];
	/** What else it can answer, by status. */
	problems: { status: string; words: string }[];
}

const parameterSchema = z.object({
	name: z.string(),
	in: z.enum(['path', 'query']),
	required: z.boolean().default(false),
	description: z.string(),
	schema: z.object({
		type: z.string(),
		format: z.string().optional(),
		enum: z.array(z.string()).optional(),
		items: z.object({ type: z.string(), enum: z.array(z.string()).optional() }).optional()
	})
});

const answerSchema = z.object({
	description: z.string(),
	content: z.record(z.string(), z.unknown())
});

const typeWords: Record<string, string> = {
	'string date': 'day, YYYY-MM-DD',
	'string uri': 'address',
	integer: 'whole number',
	string: 'text',
	array: 'text'
};

function readParameter(parameter: unknown): GuideParameter {
	const { name, in: place, required, description, schema } = parameterSchema.parse(parameter);
	const { type, format, enum: values, items } = schema;
	return {
		name,
		isInPath: place === 'path',
		isRequired: required,
		description,
		type: typeWords[format ? `${type} ${format}` : type] ?? type,
		values: values ?? items?.enum ?? []
	};
}

/**
 * The API as a person reads of it, told from its description, so that what the one has the other has:
 * its addresses by what they give, each with an example that can be opened.
 * @param sample what the examples ask for; null where nothing is published
 */
export function guideToApi(sample: Sample | null): GuideSection[] {
	const description = describeApi();
	const follow = (one: object): unknown => {
		if (!('$ref' in one)) return one;
		const steps = String(one.$ref).split('/').slice(1);
		return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], description);
	};
	const sections = new Map<string, GuideSection>();
	for (const [path, { get }] of Object.entries(description.paths)) {
		const [what = path, extension = ''] = path.split(/\.(?=\w+$)/);
		const { '200': ok, ...problems } = get.responses as Record<string, object>;
		const { description: gives, content } = answerSchema.parse(ok);
		const query = examples[path as ApiPath](sample) ?? null;
		let section = sections.get(what);
		if (!section) {
			section = {
				id: get.operationId,
				title: get.summary,
				description: 'description' in get ? String(get.description) : null,
				addresses: [],
				parameters: get.parameters.map((one) => readParameter(follow(one))),
				problems: Object.entries(problems).map(([status, problem]) => ({
					status,
					words: z.object({ description: z.string() }).parse(follow(problem)).description
				}))
			};
			sections.set(what, section);
		}
		section.addresses.push({
			path,
			format: extension === 'jsonld' ? 'JSON-LD' : extension.toUpperCase(),
			mediaType: Object.keys(content)[0] ?? '',
			gives,
			example: query === null ? null : path.replace('{survey}', sample?.survey ?? '') + query
		});
	}
	return [...sections.values()];
}

/** An address that asks for something that there is not, so that its answer shows what an error is. */
export function mistakenExample(sample: Sample | null): string {
	return sample
		? `/api/v1/surveys/${sample.survey}/answers.json?disposition=declined`
		: '/api/v1/deadline.json?received=yesterday';
}

/** How a table is fetched with a tool, in lines to copy. */
export interface Recipe {
	tool: string;
	/** What to mind. */
	words: string;
	lines: string;
}

/**
 * The answers of an edition fetched with the tools that people have, the reasons of what is missing kept.
 * @param origin without a slash at the end
 */
export function writeRecipes({ survey, edition, question }: Sample, origin: string): Recipe[] {
	const address = `${origin}/api/v1/surveys/${survey}/answers.csv?edition=${edition}`;
	return [
		{
			tool: 'curl',
			words: 'Saves the table, or nothing where there is an error.',
			lines: `curl --fail --compressed --output answers.csv \\\n  '${address}'`
		},
		{
			tool: 'Python with pandas',
			words:
				'Everything as text: by itself pandas would leave the rows of empty values out of every group.',
			lines: [
				'import pandas as pd',
				'',
				'answers = pd.read_csv(',
				`    "${address}",`,
				'    dtype=str, keep_default_na=False,',
				')',
				`asked = answers[answers["question"] == "${question}"]`,
				'print(asked.groupby(["part", "value", "missing"]).size())'
			].join('\n')
		},
		{
			tool: 'R',
			words: 'Everything as text here too, so that no row is dropped for having no value.',
			lines: [
				'answers <- read.csv(',
				`  "${address}",`,
				'  colClasses = "character", na.strings = character()',
				')',
				`asked <- subset(answers, question == "${question}")`,
				'aggregate(body ~ part + value + missing, asked, length)'
			].join('\n')
		}
	];
}
