import { dispositions, dispositionTable } from '../answers/disposition';
import { codedMissingTable } from '../answers/missing';
import { correctionKinds, correctionKindTable } from '../editions/correction';
import {
	cannotTellReasons,
	governmentPositions,
	outcomes,
	positionTable
} from '../gaps/assessment';
import { requestEventKinds } from '../requests/request-event';
import type { answerParameters } from './answer-filter';
import { missingDayTable, publishedStateTable } from './requests-table';
import { listOf, record, reference, text, textOrNull } from './open-api-parts';

/** The parameters that addresses of the API share. */
export const parameters = {
	survey: {
		name: 'survey',
		in: 'path',
		required: true,
		description: 'The survey’s slug.',
		schema: text()
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
		} satisfies Record<(typeof answerParameters)[number], string>).map(([name, description]) => [
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
		])
	)
};

/** The errors that addresses of the API share. */
export const responses = {
	NotFound: {
		description: 'There is no such survey, no such edition of it, or no such chart.',
		content: { 'application/problem+json': { schema: reference('Problem') } }
	},
	NotOfThisKind: {
		description: 'There is no answer in the format asked for.',
		content: { 'application/problem+json': { schema: reference('Problem') } }
	},
	Busy: {
		description: 'Several are being sent already; Retry-After says when to try again.',
		content: { 'application/problem+json': { schema: reference('Problem') } }
	},
	CannotBeAnswered: {
		description: 'A parameter cannot be taken as it is; the detail names what can.',
		content: { 'application/problem+json': { schema: reference('Problem') } }
	}
};

/** Why a day or a number of days of a request is missing; null where it is not. */
const missingDay = {
	type: ['string', 'null'],
	enum: [...Object.keys(missingDayTable), null],
	description: Object.entries(missingDayTable)
		.map(([code, words]) => `${code}: ${words}.`)
		.join(' ')
};

/** The shapes of what the API gives. */
export const schemas = {
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
		withdrawn: { type: 'boolean' },
		withdrawalReason: textOrNull('Why it was withdrawn, where it was.')
	}),
	Correction: record({
		edition: { type: 'integer', minimum: 1, description: 'The edition that corrects.' },
		publishedAt: { type: 'string', format: 'date-time' },
		correction: {
			description: 'Null where it was erased.',
			oneOf: [
				record({
					kind: {
						type: 'string',
						enum: [...correctionKinds],
						description: correctionKinds
							.map((one) => `${one}: ${correctionKindTable[one]}.`)
							.join(' ')
					},
					what: text(),
					why: text(),
					answers: listOf(record({ wave: text(), body: text(), question: text() })),
					charts: listOf(text('A chart’s slug.'))
				}),
				{ type: 'null' }
			]
		}
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
		dataLicence: textOrNull(
			'Under what the data may be reused, in words; null where nobody has stated it.'
		),
		notes: listOf(text()),
		editions: listOf(reference('Edition')),
		corrections: listOf(reference('Correction')),
		waves: listOf({ type: 'object' }),
		bodies: listOf(record({ slug: text(), name: text(), shortName: text() })),
		questions: listOf({ type: 'object' }),
		recommendations: listOf(reference('Recommendation')),
		criteria: listOf({ type: 'object' }),
		charts: listOf(record({ slug: text(), title: text() }))
	}),
	Recommendation: record(
		{
			code: text(),
			title: text(),
			summary: text(),
			government_response: record({
				position: {
					type: 'string',
					enum: [...governmentPositions],
					description: governmentPositions.map((one) => `${one}: ${positionTable[one]}.`).join(' ')
				},
				said: textOrNull(
					'What the government said, in its own words; null where it did not respond.'
				),
				on: {
					type: 'string',
					format: 'date',
					description:
						'The day of the response or, where there is none, the day it was last looked for.'
				},
				source: record({ kind: { const: 'source' }, title: text(), where: text() })
			})
		},
		// Left out where none is recorded.
		['government_response']
	),
	Evidence: {
		description: 'What an answer or a finding rests on.',
		oneOf: [
			record({ kind: { const: 'source' }, title: text(), where: text() }),
			record(
				{
					kind: { const: 'letter' },
					document: text(),
					sha256: text('SHA-256 of the file, in hexadecimal; left out where it is not known.'),
					page: { type: 'integer' },
					quote: text()
				},
				['sha256']
			)
		]
	},
	Answer: record(
		{
			wave: text(),
			body: text('The body’s slug.'),
			bodyName: text(),
			question: text(),
			disposition: {
				type: 'string',
				enum: [...dispositions],
				description: dispositions.map((one) => `${one}: ${dispositionTable[one].meaning}`).join(' ')
			},
			provisions: listOf(text()),
			value: {
				type: ['object', 'null'],
				description: `Parts by code, each an option’s code, a count, or the reason that it is missing (${Object.keys(codedMissingTable).join(', ')}). Null where there is none.`,
				additionalProperties: { type: ['string', 'integer'] }
			},
			detail: textOrNull('Words naming who, or what the answer covers.'),
			wording: text('The answer in plain English.'),
			evidence: { oneOf: [reference('Evidence'), { type: 'null' }] },
			reply: reference('Reply')
		},
		['reply']
	),
	Reply: record({
		repliedOn: { type: 'string', format: 'date' },
		text: text('What the body said of how its answer is coded, in its own words.'),
		ofEarlierCoding: {
			type: 'boolean',
			description: 'Whether the coding has changed since the one that the body was shown.'
		}
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
	Request: record({
		wave: text(),
		request: {
			type: 'integer',
			minimum: 1,
			description: 'A number that tells it from the others of its wave.'
		},
		body: text(),
		bodyName: text(),
		follows: textOrNull('The short name of the body whose request it follows.'),
		stoodOn: {
			type: 'string',
			format: 'date',
			description: 'The day on which it stood so. What happened later is left out.'
		},
		state: {
			type: 'string',
			enum: Object.keys(publishedStateTable),
			description: Object.entries(publishedStateTable)
				.map(([code, words]) => `${code}: ${words}.`)
				.join(' ')
		},
		sent: reference('RequestDay'),
		received: reference('RequestDay'),
		due: reference('RequestDay'),
		responded: reference('RequestDay'),
		workingDays: {
			type: ['integer', 'null'],
			description: 'To the whole answer, or so far. Null where they cannot be told.'
		},
		daysLate: {
			type: ['integer', 'null'],
			description: 'Working days past the due day, by our count. Null where they cannot be told.'
		},
		daysMissing: missingDay,
		events: listOf(
			record({
				kind: { type: 'string', enum: [...requestEventKinds] },
				on: { type: 'string', format: 'date' },
				until: {
					type: ['string', 'null'],
					format: 'date',
					description: 'Of an extension, the day that the body gives.'
				}
			})
		)
	}),
	RequestDay: record({
		on: { type: ['string', 'null'], format: 'date' },
		missing: missingDay
	}),
	Embed: record(
		{
			version: { const: '1.0' },
			type: { const: 'rich' },
			title: text('What the chart found.'),
			author_name: text('The survey’s title.'),
			author_url: text(),
			provider_name: text(),
			provider_url: text(),
			html: text('A frame. It needs no script; /embed.js gives it the height of its chart.'),
			width: { type: 'integer', minimum: 1 },
			height: { type: 'integer', minimum: 1 },
			thumbnail_url: text('Left out where no picture fits in the room there is.'),
			thumbnail_width: { type: 'integer' },
			thumbnail_height: { type: 'integer' }
		},
		['thumbnail_url', 'thumbnail_width', 'thumbnail_height']
	),
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
};
