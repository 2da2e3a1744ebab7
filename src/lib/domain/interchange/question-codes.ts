import { partsOf } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import type { Category, Column } from './column';

/** What a code of a question stands for. */
export interface QuestionCode {
	question: string;
	/** Whether it names a part of the question, or what a part can hold. */
	column: 'part' | 'value';
	code: string;
	label: string;
}

const columnsWithCodes = [
	{ value: 'part', label: 'A part of the question' },
	{ value: 'value', label: 'An option, which a part can hold' }
] as const satisfies readonly (Category & { value: QuestionCode['column'] })[];

/** The codes that a question's answers use, its parts before its options. */
export function listQuestionCodes(question: Question): QuestionCode[] {
	const of = (column: QuestionCode['column'], codes: readonly { code: string; label: string }[]) =>
		codes.map(({ code, label }) => ({ question: question.code, column, code, label }));
	return [
		...of('part', partsOf(question)),
		...of('value', 'options' in question ? question.options : [])
	];
}

/** Every column of `codes.csv`, in order. */
export const questionCodeColumns: readonly Column<QuestionCode>[] = [
	{
		name: 'question',
		description: 'The question, by its code.',
		type: 'string',
		required: true,
		read: (row) => row.question
	},
	{
		name: 'column',
		description: 'The column of answers.csv that has the code.',
		type: 'string',
		required: true,
		categories: columnsWithCodes,
		read: (row) => row.column
	},
	{
		name: 'code',
		description: 'The code.',
		type: 'string',
		required: true,
		read: (row) => row.code
	},
	{
		name: 'label',
		description: 'What it stands for.',
		type: 'string',
		required: true,
		read: (row) => row.label
	}
];
