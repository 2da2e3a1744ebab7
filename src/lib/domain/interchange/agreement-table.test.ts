import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { agreementByQuestion } from '../review/agreement/question-agreement';
import { agreementColumns, agreementRows } from './agreement-table';
import { writeTable } from './column';

test('has a row for each thing that is compared of each question, and a reason where there is no alpha', () => {
	const { questions, answers } = exampleDataset();
	const same = answers.filter(({ question }) => question === 'responsible');
	const measured = agreementByQuestion(
		questions,
		same.map((answer) => ({ question: 'responsible', first: answer, second: answer }))
	);
	const lines = writeTable(agreementColumns, agreementRows(measured)).trimEnd().split('\r\n');
	expect(lines).toHaveLength(1 + questions.length * 3);
	expect(lines[0]).toBe('question,compared,answers,units,agreement,alpha,alpha_missing,too_few');
	expect(lines).toContain('permitted,disposition,0,0,,,no_pairs,yes');
	expect(lines).toContain('responsible,disposition,16,16,1.000,1.000,,no');
});
