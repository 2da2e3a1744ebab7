import { answerParameters } from './answer-filter';
import { answerColumns } from './answers-table';
import { assessmentColumns } from './assessments-table';
import { apiPromises } from './api-promises';
import type { Column } from './column';
import { mediaTypes } from './edition-files';
import { requestColumns } from './requests-table';
import { listOf, parameter, record, reference, text, textOrNull } from './open-api-parts';
import { parameters, responses, schemas } from './open-api-components';

const json = (description: string, schema: object) => ({
	description,
	content: { [mediaTypes.JSON]: { schema } }
});

function csv<Row>(description: string, columns: readonly Column<Row>[]) {
	const names = columns.map((column) => column.name).join(', ');
	return {
		description: `${description} Columns: ${names}.`,
		content: { [mediaTypes.CSV]: { schema: text() } }
	};
}

const xlsx = (description: string) => ({
	description: `${description} With a sheet that says what it is of, and one of columns and codes. A value that is missing is words.`,
	content: { [mediaTypes.XLSX]: { schema: { type: 'string', format: 'binary' } } }
});

const problems = {
	notFound: { $ref: '#/components/responses/NotFound' },
	cannotBeAnswered: { $ref: '#/components/responses/CannotBeAnswered' },
	busy: { $ref: '#/components/responses/Busy' },
	notOfThisKind: { $ref: '#/components/responses/NotOfThisKind' }
};

const oembedParameters = [
	{
		name: 'url',
		in: 'query',
		required: true,
		description: 'The address of a chart of this site, whole and encoded.',
		schema: { type: 'string', format: 'uri' }
	},
	...['maxwidth', 'maxheight'].map((name) => ({
		name,
		in: 'query',
		description: 'The room there is, in pixels.',
		schema: { type: 'integer', minimum: 1 }
	})),
	{
		name: 'format',
		in: 'query',
		description: 'JSON is all there is.',
		schema: { type: 'string', enum: ['json'] }
	}
];

interface Described {
	id: string;
	summary: string;
	description?: string;
	parameters?: object[];
	ok: object;
	problems?: Record<string, object>;
}

const describe = ({ id, summary, description, parameters = [], ok, problems = {} }: Described) => ({
	get: {
		operationId: id,
		summary,
		...(description ? { description } : {}),
		parameters,
		responses: { '200': ok, ...problems }
	}
});

const ofSurvey = { '404': problems.notFound, '422': problems.cannotBeAnswered };
const answerFilters = ['survey', 'edition', ...answerParameters].map(parameter);

const editionFields = {
	survey: text('The survey’s slug.'),
	edition: { type: 'integer', minimum: 1 },
	publishedAt: { type: 'string', format: 'date-time' },
	withdrawn: { type: 'boolean' },
	withdrawalReason: { type: ['string', 'null'] },
	source: { ...textOrNull('The report that the answers were coded from.') },
	waves: listOf(reference('Wave'))
};

/**
 * The description of the API (OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1), complete: a route
 * without a description here fails a test.
 */
export function describeApi() {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Crosscheck',
			version: '1',
			summary: 'What public bodies answered under the Freedom of Information Act 2000.',
			description: `Published editions of surveys. ${apiPromises.map(({ words }) => words).join(' ')}`
		},
		servers: [{ url: '/' }],
		paths: {
			'/api/v1/surveys.json': describe({
				id: 'listSurveys',
				summary: 'Surveys with their latest edition',
				ok: json('The surveys.', record({ surveys: listOf(reference('SurveySummary')) }))
			}),
			'/api/v1/surveys/{survey}.json': describe({
				id: 'getSurvey',
				summary: 'One survey: its editions, waves, questions, criteria and charts',
				parameters: [parameter('survey'), parameter('edition')],
				ok: json('The survey.', reference('Survey')),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/answers.json': describe({
				id: 'listAnswers',
				summary: 'Answers',
				parameters: answerFilters,
				ok: json(
					'The answers.',
					record({ ...editionFields, answers: listOf(reference('Answer')) })
				),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/answers.csv': describe({
				id: 'listAnswersAsCsv',
				summary: 'Answers, one row for each part of each question',
				parameters: answerFilters,
				ok: csv('One row for each part of the question, whatever the answer.', answerColumns),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/answers.xlsx': describe({
				id: 'listAnswersAsWorkbook',
				summary: 'Answers as a workbook for spreadsheets',
				parameters: answerFilters,
				ok: xlsx('One row for each part of the question, whatever the answer.'),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/assessments.json': describe({
				id: 'listAssessments',
				summary: 'How each body stands against each criterion',
				parameters: [parameter('survey'), parameter('edition')],
				ok: json(
					'The assessments.',
					record({ ...editionFields, assessments: listOf(reference('Assessment')) })
				),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/assessments.csv': describe({
				id: 'listAssessmentsAsCsv',
				summary: 'How each body stands against each criterion, as a table',
				parameters: [parameter('survey'), parameter('edition')],
				ok: csv('One row for each body and criterion.', assessmentColumns),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/assessments.xlsx': describe({
				id: 'listAssessmentsAsWorkbook',
				summary: 'How each body stands against each criterion, as a workbook for spreadsheets',
				parameters: [parameter('survey'), parameter('edition')],
				ok: xlsx('One row for each body and criterion.'),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/requests.json': describe({
				id: 'listRequests',
				summary: 'When each request was sent, due and answered',
				description:
					'As each stood on the date of its wave. There are none where an edition has no days of its requests.',
				parameters: [parameter('survey'), parameter('edition')],
				ok: json(
					'The requests.',
					record({ ...editionFields, requests: listOf(reference('Request')) })
				),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/requests.csv': describe({
				id: 'listRequestsAsCsv',
				summary: 'When each request was sent, due and answered, as a table',
				parameters: [parameter('survey'), parameter('edition')],
				ok: csv('One row for each request.', requestColumns),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/requests.xlsx': describe({
				id: 'listRequestsAsWorkbook',
				summary: 'When each request was sent, due and answered, as a workbook for spreadsheets',
				parameters: [parameter('survey'), parameter('edition')],
				ok: xlsx('One row for each request.'),
				problems: ofSurvey
			}),
			'/api/v1/surveys/{survey}/package.zip': describe({
				id: 'downloadPackage',
				summary: 'All of an edition in one file',
				description:
					'A Frictionless data package: a readme, the licence, the tables as CSV, XLSX and JSON with their description, and each chart as SVG, PNG, CSV, XLSX and JSON.',
				parameters: [parameter('survey'), parameter('edition')],
				ok: {
					description: 'The package.',
					content: { [mediaTypes.ZIP]: { schema: { type: 'string', format: 'binary' } } }
				},
				problems: { ...ofSurvey, '503': problems.busy }
			}),
			'/api/v1/surveys/{survey}/datapackage.json': describe({
				id: 'describeFiles',
				summary: 'A Frictionless data package that describes the CSV files',
				parameters: [parameter('survey'), parameter('edition')],
				ok: json('The data package.', {
					type: 'object',
					description: 'See https://specs.frictionlessdata.io/tabular-data-package/.'
				}),
				problems: ofSurvey
			}),
			'/api/v1/catalogue.jsonld': describe({
				id: 'describeCatalogue',
				summary: 'The latest editions as a catalogue of data',
				description:
					'Linked data in the words of schema.org and DCAT 3, for other catalogues to take over. The pages of a survey say the same of it.',
				ok: {
					description: 'The catalogue.',
					content: { 'application/ld+json': { schema: { type: 'object' } } }
				},
				problems: { '422': problems.cannotBeAnswered }
			}),
			'/api/v1/deadline.json': describe({
				id: 'findDeadline',
				summary: 'When the answer to a request is due',
				description:
					'The twentieth working day after the day of receipt (Freedom of Information Act 2000, s10(1) and (6)).',
				parameters: [
					{
						name: 'received',
						in: 'query',
						required: true,
						description: 'The day on which the body received the request.',
						schema: { type: 'string', format: 'date' },
						example: '2021-07-19'
					}
				],
				ok: json('The due date.', reference('Deadline')),
				problems: { '422': problems.cannotBeAnswered }
			}),
			'/oembed.json': describe({
				id: 'describeEmbed',
				summary: 'What another site is to show of a chart (oEmbed 1.0)',
				description:
					'Takes the address of a chart’s page or of its embed. It is pinned to the edition that the address names, or else to the latest there is now; an embed’s address with edition=latest goes on following.',
				parameters: oembedParameters,
				ok: json('A frame, and a picture that fits in the same room.', reference('Embed')),
				problems: {
					'404': problems.notFound,
					'422': problems.cannotBeAnswered,
					'501': problems.notOfThisKind
				}
			}),
			'/api/v1/openapi.json': describe({
				id: 'describeApi',
				summary: 'This description',
				ok: json('The description.', { type: 'object' })
			})
		},
		components: { parameters, responses, schemas }
	};
}
