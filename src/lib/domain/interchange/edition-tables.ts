import { shortName, type Body, type Headcount } from '../bodies/body';
import type { Figure, FigureTable } from '../charts/figure';
import type { Dataset } from '../editions/dataset';
import type { Criterion, Recommendation } from '../gaps/assessment';
import type { Question } from '../questions/question';
import type { Wave } from '../surveys/survey';
import { answerColumns, answerRows } from './answers-table';
import { assessmentColumns, assessmentRows } from './assessments-table';
import { writeHeader, writeRows, type Column } from './column';
import { comparisonColumns, listWaveComparison, type ComparedBody } from './comparison-table';
import { listQuestionCodes, questionCodeColumns } from './question-codes';
import { refusalColumns, refusalRows } from './refusals-table';
import { requestColumns, requestRows } from './requests-table';

/** A column that holds the key of another table: of `of`, the column `key`. */
export interface ForeignKey {
	column: string;
	of: string;
	key: string;
}

/** A table of an edition: what it is called, its columns and keys, and its rows as CSV. */
export interface EditionTable {
	/** Unique within the edition. */
	name: string;
	title: string;
	description: string;
	columns: readonly Column<never>[];
	/** The columns that no two rows share together; none where a row can lack one of them. */
	primaryKey: readonly string[];
	foreignKeys: readonly ForeignKey[];
	/** The file, in parts: the header, then some rows at a time. */
	write(): Iterable<string>;
}

/** How many rows are written at a time. */
const atOnce = 500;

function tableOf<Row>(
	table: Omit<EditionTable, 'columns' | 'write'>,
	columns: readonly Column<Row>[],
	listRows: () => readonly Row[]
): EditionTable {
	return {
		...table,
		columns: columns as readonly Column<never>[],
		*write() {
			yield writeHeader(columns);
			const rows = listRows();
			for (let from = 0; from < rows.length; from += atOnce) {
				yield writeRows(columns, rows.slice(from, from + atOnce));
			}
		}
	};
}

type Reader<Row> = Column<Row>['read'];

/** A column of text that every row has. */
const given = <Row>(name: string, description: string, read: Reader<Row>): Column<Row> => ({
	name,
	description,
	type: 'string',
	required: true,
	read
});

/** A column of text that a row may lack. */
const optional = <Row>(name: string, description: string, read: Reader<Row>): Column<Row> => ({
	...given(name, description, read),
	required: false
});

const waveColumns: readonly Column<Wave>[] = [
	given('wave', 'The wave, as in addresses.', (wave) => wave.slug),
	given('title', 'What it is called.', (wave) => wave.title),
	given('as_at', 'The month or the day that its answers are as at.', (wave) => wave.as_at),
	given('law', 'The Act that its requests were made under.', (wave) => wave.law),
	optional('note', 'What readers must know about it.', (wave) => wave.note)
];

const bodyColumns: readonly Column<Body>[] = [
	given('body', 'The public body, as in its address.', (body) => body.slug),
	given('short_name', 'The name by which it is listed.', shortName),
	given('name', 'Its name in full.', (body) => body.name),
	optional('kind', 'What sort of body it is, where recorded.', (body) => body.kind),
	optional('has_ministers', '"yes" or "no", where recorded.', ({ has_ministers: has }) =>
		has === null ? null : has ? 'yes' : 'no'
	)
];

const questionColumns: readonly Column<Question>[] = [
	given('question', 'The question, by its code.', (question) => question.code),
	given('title', 'What it is called.', (question) => question.title),
	given('kind', 'What sort of answer it takes.', (question) => question.kind),
	given('prompt', 'The question as it was asked.', (question) => question.prompt)
];

const recommendationColumns: readonly Column<Recommendation>[] = [
	given('recommendation', 'The recommendation, by its code.', (one) => one.code),
	given('title', 'What it is called.', (one) => one.title),
	given('summary', 'What it asks for.', (one) => one.summary)
];

const criterionColumns: readonly Column<Criterion>[] = [
	given('criterion', 'The criterion, by its code.', (criterion) => criterion.code),
	given(
		'recommendation',
		'The recommendation that it tests, by its code.',
		(criterion) => criterion.recommendation
	),
	given(
		'scope',
		'"body" where each body is assessed, "government" where government is as a whole.',
		(criterion) => criterion.scope
	),
	given('title', 'What it is called.', (criterion) => criterion.title),
	given('test', 'What is checked.', (criterion) => criterion.test)
];

const headcountColumns: readonly Column<Headcount>[] = [
	given('body', 'The public body, as in its address.', (one) => one.body),
	{ ...given('as_at', 'The day of the count.', (one: Headcount) => one.as_at), type: 'date' },
	{
		...given(
			'headcount',
			'Civil servants of the body, in people.',
			(one: Headcount) => one.headcount
		),
		type: 'integer'
	},
	{
		...given('fte', 'The same as full-time equivalents.', (one: Headcount) => one.fte),
		type: 'integer'
	},
	given('source', 'Who published it, and where.', (one) => one.source.title),
	optional('rounding', 'How the source rounds it.', (one) => one.source.rounding)
];

const toWave: ForeignKey = { column: 'wave', of: 'waves', key: 'wave' };
const toBody: ForeignKey = { column: 'body', of: 'bodies', key: 'body' };
const toQuestion: ForeignKey = { column: 'question', of: 'questions', key: 'question' };

/** The answers of an edition as a table. @param edition its number */
export const answersTable = (dataset: Dataset, edition: number): EditionTable =>
	tableOf(
		{
			name: 'answers',
			title: 'Answers',
			description:
				'One row for each part of each question and body, whatever the answer: a value, or the reason that there is none.',
			primaryKey: ['wave', 'body', 'question', 'part'],
			foreignKeys: [toWave, toBody, toQuestion]
		},
		answerColumns,
		() => answerRows(dataset, edition, dataset.answers)
	);

/** The assessments of an edition as a table. @param edition its number */
export const assessmentsTable = (dataset: Dataset, edition: number): EditionTable =>
	tableOf(
		{
			name: 'assessments',
			title: 'Assessments',
			description:
				'One row for each body and criterion, and one for each criterion addressed to government as a whole.',
			// A criterion for government has no body, and a key may not be empty.
			primaryKey: [],
			foreignKeys: [toWave, toBody, { column: 'criterion', of: 'criteria', key: 'criterion' }]
		},
		assessmentColumns,
		() => assessmentRows(dataset, edition, dataset.assessments)
	);

/** The comparison of a wave as a table: all its bodies in alphabetical order, each with its answers in words. */
function comparisonTable(dataset: Dataset, wave: Wave): EditionTable {
	return tableOf<ComparedBody>(
		{
			name: `comparison-${wave.slug}`,
			title: `Comparison, ${wave.title}`,
			description: 'One row for each body, with its answer to each question in plain English.',
			primaryKey: ['body'],
			foreignKeys: [toBody]
		},
		comparisonColumns(dataset.questions),
		() => listWaveComparison(dataset, wave.slug)
	);
}

/** Who answered what others refused, in every wave, as a table. */
const refusalsTable = (dataset: Dataset, edition: number): EditionTable =>
	tableOf(
		{
			name: 'refusals',
			title: 'Refusals',
			description:
				'One row for each question and body: whether it is among those that answered it or those that refused it, and the sections cited.',
			primaryKey: ['wave', 'question', 'body'],
			foreignKeys: [toWave, toBody, toQuestion]
		},
		refusalColumns,
		() => dataset.waves.flatMap((wave) => refusalRows(dataset, edition, wave.slug))
	);

/** The requests of an edition as a table; null where none is published. @param edition its number */
export const requestsTable = (dataset: Dataset, edition: number): EditionTable | null =>
	dataset.requests.length === 0
		? null
		: tableOf(
				{
					name: 'requests',
					title: 'Requests',
					description:
						'One row for each request: when it was sent, received, due and answered, and how many working days it took, as it stood on the date of its wave.',
					primaryKey: ['wave', 'request'],
					foreignKeys: [toWave, toBody]
				},
				requestColumns,
				() => requestRows(dataset, edition)
			);

/** What a column of a chart's table holds: numbers, or words where one is missing. */
function typeOf({ columns, rows }: FigureTable, at: number): Column<never>['type'] {
	const column = columns[at];
	const cells = column ? rows.map((row) => row[column.key]) : [];
	const numbers = cells.filter((cell) => typeof cell === 'number');
	if (numbers.length === 0) return 'string';
	if (numbers.length < cells.length) return 'any';
	return numbers.every(Number.isInteger) ? 'integer' : 'number';
}

/** The table of a chart: every number drawn, and the words for each that is missing. */
export function chartTable({ slug, headline, subtitle, table }: Figure): EditionTable {
	type Row = FigureTable['rows'][number];
	return tableOf<Row>(
		{
			name: `chart-${slug}`,
			title: headline,
			description: `The table of a chart. ${subtitle}. A value that is missing is words.`,
			primaryKey: [],
			foreignKeys: []
		},
		table.columns.map(({ key, label, unit }, at) => ({
			name: key,
			description: `${label}${unit === 'percent' ? ', in per cent' : ''}.`,
			type: typeOf(table, at),
			required: false,
			read: (row) => row[key] ?? null
		})),
		() => table.rows
	);
}

/** Every table of an edition but for its charts'. @param edition its number */
export function listEditionTables(dataset: Dataset, edition: number): EditionTable[] {
	const asked = new Set(dataset.bodies.map((body) => body.slug));
	const plain = { foreignKeys: [] };
	const requests = requestsTable(dataset, edition);
	return [
		answersTable(dataset, edition),
		assessmentsTable(dataset, edition),
		refusalsTable(dataset, edition),
		...(requests ? [requests] : []),
		...dataset.waves.map((wave) => comparisonTable(dataset, wave)),
		tableOf(
			{
				...plain,
				name: 'waves',
				title: 'Waves',
				description: 'Each fielding of the survey, with the date that its answers are as at.',
				primaryKey: ['wave']
			},
			waveColumns,
			() => dataset.waves
		),
		tableOf(
			{
				...plain,
				name: 'bodies',
				title: 'Bodies',
				description: 'The public bodies that were asked.',
				primaryKey: ['body']
			},
			bodyColumns,
			() => dataset.bodies
		),
		tableOf(
			{
				...plain,
				name: 'questions',
				title: 'Questions',
				description: 'What was asked.',
				primaryKey: ['question']
			},
			questionColumns,
			() => dataset.questions
		),
		tableOf(
			{
				name: 'codes',
				title: 'Codes',
				description: 'What the codes of each question’s parts and options stand for.',
				primaryKey: ['question', 'column', 'code'],
				foreignKeys: [toQuestion]
			},
			questionCodeColumns,
			() => dataset.questions.flatMap(listQuestionCodes)
		),
		tableOf(
			{
				...plain,
				name: 'recommendations',
				title: 'Recommendations',
				description: 'What bodies, or government as a whole, were asked to do.',
				primaryKey: ['recommendation']
			},
			recommendationColumns,
			() => dataset.recommendations
		),
		tableOf(
			{
				name: 'criteria',
				title: 'Criteria',
				description: 'What each body is measured against.',
				primaryKey: ['criterion'],
				foreignKeys: [{ column: 'recommendation', of: 'recommendations', key: 'recommendation' }]
			},
			criterionColumns,
			() => dataset.criteria
		),
		tableOf(
			{
				name: 'headcounts',
				title: 'Headcounts',
				description: 'Civil servants of each body, which shares of staff are of.',
				primaryKey: ['body', 'as_at'],
				foreignKeys: [toBody]
			},
			headcountColumns,
			() => dataset.headcounts.filter((one) => asked.has(one.body))
		)
	];
}
