import { partsOf } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import { continueSentence, startSentence } from '../questions/words';
import { outcomeTable, type Clause, type Criterion } from './assessment';

function testWords({ if: test }: Clause, questions: readonly Question[]): string {
	if ('body' in test) return test.is ? 'the body has ministers' : 'the body has no ministers';
	const question = questions.find((one) => one.code === test.question);
	const part = question && partsOf(question).find((one) => one.code === test.item);
	const option = part?.options?.find((one) => one.code === test.is);
	const asked = question
		? part && part.label !== question.title
			? `“${question.title}: ${part.label}”`
			: `“${question.title}”`
		: `“${test.question}”`;
	return `the answer to ${asked} is “${option?.label ?? test.is}”`;
}

/**
 * The rule of a criterion in sentences, one for each clause, in the order in which they are tried; the
 * last says what holds where no clause does.
 */
export function describeRule(criterion: Criterion, questions: readonly Question[]): string[] {
	const clauses = criterion.rule.map((clause) =>
		startSentence(
			`${continueSentence(outcomeTable[clause.then].label)} where ${testWords(clause, questions)}.`
		)
	);
	const otherwise = criterion.looks_at
		? 'cannot be told from an answer alone.'
		: 'cannot be told: no question of this survey looks at it.';
	return [...clauses, clauses.length ? `Otherwise it ${otherwise}` : `It ${otherwise}`];
}
