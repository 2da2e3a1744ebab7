import { dispositions, dispositionTable } from '../answers/disposition';
import { missingReasons } from '../answers/missing';
import { cannotTellReasons, outcomes } from '../gaps/assessment';
import { answerParameters } from './answer-filter';
import { answerColumns } from './answers-table';
import { assessmentColumns } from './assessments-table';
import type { Column } from './column';

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
const text = (description?: string) => ({
	type: 'string',
	...(description ? { description } : {})
});
const textOrNull = (description?: string) => ({
	type: ['string', 'null'],
	...(description ? { description } : {})
});
const listOf = (items: object) => ({ type: 'array', items });
const record = (properties: Record<string, object>, optional: readonly string[] = []) => ({
	type: 'object',
	properties,
	required: Object.keys(properties).filter((name) => !optional.includes(name))
});

const json = (description: string, schema: object) => ({
	description,
	content: { 'application/json': { schema } }
});

function csv<Row>(description: string, columns: readonly Column<Row>[]) {
	const names = columns.map((column) => column.name).join(',');
	return {
		description: `${description} Columns: ${names}.`,
		content: { 'text/csv': { schema: text() } }
	};
}

const problems = {
	notFound: { $ref: '#/components/responses/NotFound' },
	cannotBeAnswered: { $ref: '#/components/responses/CannotBeAnswered' }
};

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
			description:
				'Published editions of surveys, read only and open to other sites. The latest edition is given unless one is named. A missing value has a reason and is never a number. Answers carry an ETag; a request with If-None-Match gets 304 where nothing changed. Errors are problem details (RFC 9457).'
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
			'/api/v1/openapi.json': describe({
				id: 'describeApi',
				summary: 'This description',
				ok: json('The description.', { type: 'object' })
			})
		},
		components: {
			parameters: {
				survey: {
					name: 'survey',
					in: 'path',
					required: true,
					description: 'The survey’s slug.',
					schema: text(),
					example: 'whatsapp-in-government'
				},
				edition: {
					name: 'edition',
					in: 'query',
					description: 'The number of an edition; the latest where left out.',
					schema: { type: 'integer', minimum: 1 }
				},
				...Object.fromEntries(
					Object.entries({
						wave: 'A wave’s slug.',
						body: 'A body’s slug.',
						question: 'A question’s code.',
						disposition: 'How the question was dealt with.',
						provision: 'A section of the Act relied on to withhold, such as s31.'
					} satisfies Record<(typeof answerParameters)[number], string>).map(
						([name, description]) => [
							name,
							{
								name,
								in: 'query',
								description: `${description} Given more than once, any of them.`,
								explode: true,
								schema: listOf(
									name === 'disposition' ? { type: 'string', enum: [...dispositions] } : text()
								)
							}
						]
					)
				)
			},
			responses: {
				NotFound: {
					description: 'There is no such survey, or no such edition of it.',
					content: { 'application/problem+json': { schema: reference('Problem') } }
				},
				CannotBeAnswered: {
					description: 'A parameter cannot be taken as it is; the detail names what can.',
					content: { 'application/problem+json': { schema: reference('Problem') } }
				}
			},
			schemas: {
				Problem: record({
					type: text(),
					title: text(),
					status: { type: 'integer' },
					detail: text('What is wrong and what to do about it.')
				}),
				Wave: record({
					slug: text(),
					title: text(),
					asAt: text('The month or the day that its answers are as at.')
				}),
				Edition: record({
					number: { type: 'integer', minimum: 1 },
					publishedAt: { type: 'string', format: 'date-time' },
					contentHash: text('SHA-256 over the contents as they stand.'),
					note: text(),
					withdrawn: { type: 'boolean' }
				}),
				SurveySummary: record({
					slug: text(),
					title: text(),
					summary: text(),
					latestEdition: reference('Edition'),
					url: text('The address of its description, from the site’s root.')
				}),
				Survey: record({
					slug: text(),
					title: text(),
					summary: text(),
					edition: { type: 'integer', minimum: 1, description: 'The edition described here.' },
					source: { type: ['object', 'null'] },
					notes: listOf(text()),
					editions: listOf(reference('Edition')),
					waves: listOf({ type: 'object' }),
					bodies: listOf(record({ slug: text(), name: text(), shortName: text() })),
					questions: listOf({ type: 'object' }),
					recommendations: listOf({ type: 'object' }),
					criteria: listOf({ type: 'object' }),
					charts: listOf(record({ slug: text(), title: text() }))
				}),
				Evidence: {
					description: 'What an answer or a finding rests on.',
					oneOf: [
						record({ kind: { const: 'source' }, title: text(), where: text() }),
						record({
							kind: { const: 'letter' },
							document: text(),
							page: { type: 'integer' },
							quote: text()
						})
					]
				},
				Answer: record({
					wave: text(),
					body: text('The body’s slug.'),
					bodyName: text(),
					question: text(),
					disposition: {
						type: 'string',
						enum: [...dispositions],
						description: dispositions
							.map((one) => `${one}: ${dispositionTable[one].meaning}`)
							.join(' ')
					},
					provisions: listOf(text()),
					value: {
						type: ['object', 'null'],
						description: `Parts by code, each an option’s code, a count, or the reason that it is missing (${missingReasons.join(', ')}). Null where there is none.`,
						additionalProperties: { type: ['string', 'integer'] }
					},
					detail: textOrNull('Words naming who, or what the answer covers.'),
					wording: text('The answer in plain English.'),
					evidence: { oneOf: [reference('Evidence'), { type: 'null' }] }
				}),
				RuleOutcome: record({
					outcome: { type: 'string', enum: [...outcomes] },
					reason: { type: ['string', 'null'], enum: [...cannotTellReasons, null] },
					because: textOrNull()
				}),
				Assessment: record({
					wave: text(),
					body: textOrNull('Null where the criterion is addressed to government as a whole.'),
					bodyName: textOrNull(),
					criterion: text(),
					outcome: { type: 'string', enum: [...outcomes] },
					reason: { type: ['string', 'null'], enum: [...cannotTellReasons, null] },
					basis: { type: 'string', enum: ['rule', 'finding'] },
					why: textOrNull(),
					source: { oneOf: [reference('Evidence'), { type: 'null' }] },
					rule: reference('RuleOutcome')
				}),
				Deadline: record({
					received: { type: 'string', format: 'date' },
					due: { type: 'string', format: 'date' },
					day40: {
						type: ['string', 'null'],
						format: 'date',
						description: 'The 40th working day; null where it lies beyond the known bank holidays.'
					},
					skipped: listOf(
						record({
							date: { type: 'string', format: 'date' },
							title: text('Saturday, Sunday or the name of the holiday.'),
							divisions: listOf(text('A part of the United Kingdom.'))
						})
					),
					codeOfPractice: {
						description:
							'The other reading, where receipt was not on a working day: the next working day counts as the day of receipt.',
						oneOf: [
							record({
								received: { type: 'string', format: 'date' },
								due: { type: ['string', 'null'], format: 'date' }
							}),
							{ type: 'null' }
						]
					}
				})
			}
		}
	};
}

/** The addresses of the API as a page lists them: what each gives and what it can be asked by. */
export function listAddresses(): { path: string; summary: string; parameters: string[] }[] {
	return Object.entries(describeApi().paths).map(([path, { get }]) => ({
		path,
		summary: get.summary,
		parameters: get.parameters.flatMap((one) => {
			const name =
				'$ref' in one ? String(one.$ref).split('/').at(-1) : 'name' in one ? one.name : '';
			return typeof name === 'string' && name && !path.includes(`{${name}}`) ? [name] : [];
		})
	}));
}
