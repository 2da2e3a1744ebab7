import type { Dataset } from '../editions/dataset';
import { partsOf } from '../questions/kinds/registry';
import { answerColumns } from './answers-table';
import { assessmentColumns } from './assessments-table';
import type { Category, Column } from './column';
import { refusalColumns } from './refusals-table';
import { requestColumns } from './requests-table';

/** A column as the data dictionary shows it. */
export interface DictionaryEntry {
	name: string;
	description: string;
	/** "text", "whole number". */
	type: string;
	/** Whether every row has it. */
	required: boolean;
	categories: readonly Category[];
}

/** The codes of a question: what `question`, `part` and `value` hold for it. */
export interface QuestionCodes {
	code: string;
	title: string;
	prompt: string;
	parts: Category[];
	/** Empty where the values are counts. */
	options: Category[];
}

export interface DataDictionary {
	files: { name: string; columns: DictionaryEntry[] }[];
	questions: QuestionCodes[];
	criteria: Category[];
}

const typeWords = {
	string: 'text',
	integer: 'whole number',
	number: 'number',
	date: 'day',
	any: 'number or words'
} as const satisfies Record<Column<never>['type'], string>;

/** The columns of a table as a dictionary gives them. */
export function describeColumns<Row>(columns: readonly Column<Row>[]): DictionaryEntry[] {
	return columns.map(({ name, description, type, required, categories = [] }) => ({
		name,
		description,
		type: typeWords[type],
		required,
		categories
	}));
}

/** Every column of the files of a survey and every code that they hold. */
export function dataDictionary(dataset: Dataset): DataDictionary {
	return {
		files: [
			{ name: 'answers.csv', columns: describeColumns(answerColumns) },
			{ name: 'assessments.csv', columns: describeColumns(assessmentColumns) },
			{ name: 'refusals.csv', columns: describeColumns(refusalColumns) },
			...(dataset.requests.length
				? [{ name: 'requests.csv', columns: describeColumns(requestColumns) }]
				: [])
		],
		questions: dataset.questions.map((question) => ({
			code: question.code,
			title: question.title,
			prompt: question.prompt,
			parts: partsOf(question).map(({ code, label }) => ({ value: code, label })),
			options:
				'options' in question
					? question.options.map(({ code, label }) => ({ value: code, label }))
					: []
		})),
		criteria: dataset.criteria.map(({ code, title }) => ({ value: code, label: title }))
	};
}
