import type { Figure } from '../charts/figure';
import type { Answer } from '../answers/answer';
import { refusalCaveats } from '../answers/refusal-words';
import type { Dataset } from '../editions/dataset';
import { formatDayOf } from '../editions/day-of';
import type { Edition } from '../editions/edition';
import { standingLine, withdrawalOf } from '../editions/standing';
import type { Assessment } from '../gaps/assessment';
import { formatAsAt } from '../surveys/as-at';
import { dataLicenceSentence } from '../surveys/data-licence';
import { sourceSentence, sourceWords } from '../surveys/source';
import type { Wave } from '../surveys/survey';
import { unofficialSentence } from '../surveys/unofficial';
import { answerColumns, answerRows } from './answers-table';
import { assessmentColumns, assessmentRows } from './assessments-table';
import { bodyColumns, type BodyRecord } from './bodies-table';
import type { Column } from './column';
import { comparisonColumns, type ComparedBody } from './comparison-table';
import { describeColumns } from './data-dictionary';
import type { CsvCell } from './csv';
import { listQuestionCodes } from './question-codes';
import { refusalColumns, refusalRows } from './refusals-table';
import { requestColumns, requestRows } from './requests-table';

/** How the numbers of a column are shown; what is stored is the number itself. */
export type NumberFormat = 'plain' | 'count' | 'percent';

interface SheetColumn {
	title: string;
	/** In characters. Text in a column of 40 or more is broken into lines. */
	width: number;
	format: NumberFormat;
}

/** One sheet of a workbook: a header that stays in sight, and rows beneath it. */
export interface Sheet {
	/** At most 31 characters, none of them : \ / ? * [ ]. */
	name: string;
	columns: readonly SheetColumn[];
	/** Null is an empty cell. Asked for once for each writing, and never held as a whole. */
	rows: Iterable<readonly CsvCell[]>;
}

/** A workbook for a spreadsheet: what it is, its data, and what its codes mean. */
export interface Workbook {
	title: string;
	sheets: readonly Sheet[];
}

/** What a workbook's first sheet says it is of. */
export interface About {
	dataset: Dataset;
	edition: Edition;
	/** What the workbook holds: "Answers". */
	what: string;
	/** Which part of it, where filters left some out: "2 of 64 answers"; null for all of it. */
	selection: string | null;
	/** The address of the same on the web, in its edition. */
	address: string;
}

const missingWords =
	'A value that is missing is words, such as “Refused”, in the cell where it would stand. It is never 0 and never left empty. A 0 is a count of none, and so is “None” in the table of a chart.';

/** What a workbook says of itself: of what, and what. */
type Fact = readonly [string, CsvCell];
const note = (of: string, words: string): Fact => [of, words];

const unofficial = note('Note', unofficialSentence);

const text = (title: string, width: number): SheetColumn => ({ title, width, format: 'plain' });

const titleOf = ({ dataset, what }: About) => `${dataset.survey.title}: ${what}`;

function aboutSheet(about: About, more: readonly Fact[]): Sheet {
	const { dataset, edition, selection, address } = about;
	const withdrawal = withdrawalOf(edition);
	const rows: Fact[] = [
		['Title', titleOf(about)],
		...(withdrawal ? [note('Withdrawn', standingLine(withdrawal))] : []),
		...(selection ? [note('Part', selection)] : []),
		['Source', sourceWords(dataset) ?? sourceSentence(dataset)],
		['As at', dataset.waves.map((wave) => `${wave.title}: ${formatAsAt(wave.as_at)}`).join('; ')],
		['Edition', edition.number],
		['Published', formatDayOf(edition.publishedAt)],
		['SHA-256 of the edition’s contents', edition.contentHash],
		['Address', address],
		['Licence', dataLicenceSentence(dataset.survey)],
		['Where there is no value', missingWords],
		...more
	];
	return factsSheet(rows);
}

const factsSheet = (rows: readonly Fact[]): Sheet => ({
	name: 'About',
	columns: [text('About', 34), text('', 100)],
	rows
});

/** The width of a column that its cells and its title have room in, in characters, within reason. */
const widthOf = (cells: Iterable<CsvCell>, title: string): number => {
	let longest = title.length;
	for (const cell of cells) longest = Math.max(longest, String(cell ?? '').length);
	return Math.min(Math.max(longest + 2, 8), 60);
};

/** Of a long table, the widths are taken from its first rows. */
const measured = 200;

function tableSheet<Row>(
	name: string,
	columns: readonly Column<Row>[],
	rows: readonly Row[]
): Sheet {
	const read = (column: Column<Row>, row: Row) =>
		column.readForSheet ? column.readForSheet(row) : column.read(row);
	const first = rows.slice(0, measured);
	return {
		name,
		columns: columns.map((column) => ({
			title: column.name,
			width: widthOf(
				first.map((row) => read(column, row)),
				column.name
			),
			format: 'plain'
		})),
		rows: {
			*[Symbol.iterator]() {
				for (const row of rows) yield columns.map((column) => read(column, row));
			}
		}
	};
}

/** Each column, and under it each code that it may hold. */
function columnsSheet<Row>(columns: readonly Column<Row>[]): Sheet {
	return {
		name: 'Columns',
		columns: [text('Column', 22), text('Code', 22), text('What it means', 80), text('Holds', 18)],
		rows: describeColumns(columns).flatMap(({ name, description, type, required, categories }) => [
			[name, null, description, `${type}${required ? '' : ', may be empty'}`],
			...categories.map(({ value, label }) => [name, value, label, null])
		])
	};
}

/** What the codes of a survey's own questions stand for. */
function questionsSheet({ questions }: Dataset): Sheet {
	return {
		name: 'Questions',
		columns: [text('question', 22), text('part', 26), text('value', 22), text('What it means', 80)],
		rows: questions.flatMap((question) => [
			[question.code, null, null, question.prompt],
			...listQuestionCodes(question).map(({ column, code, label }) => [
				question.code,
				column === 'part' ? code : null,
				column === 'value' ? code : null,
				label
			])
		])
	};
}

function criteriaSheet({ criteria }: Dataset): Sheet {
	return {
		name: 'Criteria',
		columns: [text('criterion', 26), text('Title', 50), text('Test', 80)],
		rows: criteria.map(({ code, title, test }) => [code, title, test])
	};
}

/** A workbook of a table of an edition: what it is of, its rows, what its columns mean, and what it needs besides. */
const tableWorkbook = <Row>(
	about: About,
	name: string,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	{ notes = [], more = [] }: { notes?: readonly string[]; more?: readonly Sheet[] } = {}
): Workbook => ({
	title: titleOf(about),
	sheets: [
		aboutSheet(about, [...notes.map((words) => note('Note', words)), unofficial]),
		tableSheet(name, columns, rows),
		columnsSheet(columns),
		...more
	]
});

/** A workbook of answers: a row for each part of the question, whatever the answer. */
export function answersWorkbook(about: About, answers: readonly Answer[]): Workbook {
	const { dataset, edition } = about;
	const rows = answerRows(dataset, edition.number, answers);
	return tableWorkbook(about, 'Answers', answerColumns, rows, {
		notes: ['The column “missing” has the code of the reason, and “value” the same in words.'],
		more: [questionsSheet(dataset)]
	});
}

/** A workbook of assessments: a row for each body and criterion, and one for each of government's. */
export function assessmentsWorkbook(about: About, assessments: readonly Assessment[]): Workbook {
	const { dataset, edition } = about;
	const rows = assessmentRows(dataset, edition.number, assessments);
	return tableWorkbook(about, 'Assessments', assessmentColumns, rows, {
		notes: [
			'“Cannot tell” is no failure: the column “reason” says why. An empty body is government as a whole.'
		],
		more: [criteriaSheet(dataset)]
	});
}

/** A workbook of a comparison: these bodies, each with its answers in words. */
export function comparisonWorkbook(about: About, rows: readonly ComparedBody[]): Workbook {
	return tableWorkbook(about, 'Comparison', comparisonColumns(about.dataset.questions), rows);
}

/** A workbook of who answered what others refused in a wave: a row for each question and body. */
export function refusalsWorkbook(
	whole: Omit<About, 'what' | 'selection'>,
	{ slug, title }: Pick<Wave, 'slug' | 'title'>
): Workbook {
	const { dataset, edition } = whole;
	const what = `who answered what others refused, ${title}`;
	const rows = refusalRows(dataset, edition.number, slug);
	return tableWorkbook({ ...whole, what, selection: null }, 'Refusals', refusalColumns, rows, {
		notes: refusalCaveats
	});
}

/** A workbook of the requests of an edition: a row for each. */
export function requestsWorkbook(about: About): Workbook {
	const { dataset, edition } = about;
	return tableWorkbook(about, 'Requests', requestColumns, requestRows(dataset, edition.number), {
		notes: [
			'Days late are working days past the due day, by our count. What happened after the date of a wave is left out.'
		]
	});
}

/**
 * A workbook of the register of bodies, which is of no edition.
 * @param surveys those that asked them, with the date of each in words
 */
export function registerWorkbook(
	address: string,
	surveys: readonly { title: string; asAt: string }[],
	records: readonly BodyRecord[]
): Workbook {
	const title = 'Departments';
	return {
		title,
		sheets: [
			factsSheet([
				['Title', title],
				note('What it is', 'Every department, with what it came from and what became of it.'),
				['Since', 'Changes since July 2016'],
				...surveys.map((one): Fact => ['Survey', `${one.title}: as at ${one.asAt}`]),
				['Address', address],
				note('Where a cell is empty', 'Nothing is on record, or there is none.'),
				unofficial
			]),
			tableSheet('Departments', bodyColumns, records),
			columnsSheet(bodyColumns)
		]
	};
}

/** A workbook of a chart's table: every number drawn, and the words for each that is missing. */
export function chartWorkbook(about: About, figure: Figure): Workbook {
	const { columns, rows } = figure.table;
	const cells = rows.map((row) => columns.map(({ key }) => row[key] ?? null));
	return {
		title: figure.headline,
		sheets: [
			aboutSheet(about, [
				note('What is measured', figure.subtitle),
				note('In words', figure.summary),
				note('How it was worked out', figure.method),
				...figure.notes.map((words) => note('Note', words))
			]),
			{
				name: 'Table',
				columns: columns.map(({ label, numeric, unit }, at) => ({
					title: label,
					width: widthOf(
						cells.map((row) => row[at] ?? null),
						label
					),
					format: unit ?? (numeric ? 'count' : 'plain')
				})),
				rows: cells
			}
		]
	};
}
