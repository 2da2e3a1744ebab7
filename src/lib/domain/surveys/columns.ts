import type { Question } from '../questions/question';
import type { Survey } from './survey';

type Columns = Survey['columns'];

/** The columns of a comparison with a column of its own, last, for a question that was added. */
export function addColumn(columns: Columns, question: Pick<Question, 'code' | 'title'>): Columns {
	return [...columns, { title: question.title, questions: [question.code] }];
}

/** The columns without a question that was removed, and without the column that held it alone. */
export function removeFromColumns(columns: Columns, code: string): Columns {
	return columns
		.map((column) => ({ ...column, questions: column.questions.filter((one) => one !== code) }))
		.filter((column) => column.questions.length > 0);
}

/**
 * The columns after a question was given another code or title. A column that held it alone and bore its
 * title bears the new one; a title that somebody chose for a column stays.
 */
export function renameInColumns(
	columns: Columns,
	before: Pick<Question, 'code' | 'title'>,
	after: Pick<Question, 'code' | 'title'>
): Columns {
	return columns.map((column) => {
		if (!column.questions.includes(before.code)) return column;
		const isOwn = column.questions.length === 1 && column.title === before.title;
		return {
			title: isOwn ? after.title : column.title,
			questions: column.questions.map((code) => (code === before.code ? after.code : code))
		};
	});
}
