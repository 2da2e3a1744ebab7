import type { Body } from '../../bodies/body';
import type { WaveAnswers } from '../../editions/dataset';
import type { ValueCell } from '../../questions/kinds/kind';
import { valueCell } from '../../questions/kinds/registry';
import type { Question } from '../../questions/question';
import { continueSentence } from '../../questions/words';
import type { AsAt } from '../../surveys/as-at';
import type { Answer } from '../answer';
import { dispositionTable, type Disposition } from '../disposition';
import { dispositionWords } from '../disposition-words';
import { compareProvisions } from '../provisions';

/** What a cell says of one question, or of several that were dealt with alike. */
export interface ComparisonBlock extends ValueCell {
	/** The code of the question whose answer is the evidence: the first of them. */
	question: string;
	disposition: Disposition;
	/** How it was dealt with, as its mark says it. */
	words: string;
	/**
	 * How the disposition is shown: by its mark, in quiet words after the name of the question, or not
	 * at all where the value speaks for it.
	 */
	shown: 'mark' | 'words' | 'none';
	neitherConfirmedNorDenied: boolean;
	provisions: string[];
}

function readBlock(
	question: Question,
	answer: Answer | null,
	asAt: AsAt,
	isFirst: boolean
): ComparisonBlock {
	const disposition = answer?.disposition ?? 'not_asked';
	const neitherConfirmedNorDenied = answer?.neither_confirmed_nor_denied ?? false;
	const words = dispositionWords(disposition, asAt, neitherConfirmedNorDenied);
	const quiet = ['not_applicable', 'not_stated', 'not_asked'].includes(disposition);
	const value = answer ? valueCell(question, answer) : { marks: [], figures: [], remarks: [] };
	return {
		question: question.code,
		disposition,
		words: quiet && !isFirst ? `${question.title}: ${continueSentence(words)}` : words,
		shown: dispositionTable[disposition].value === 'none' ? (quiet ? 'words' : 'mark') : 'none',
		neitherConfirmedNorDenied,
		provisions: [...(answer?.provisions ?? [])].sort(compareProvisions),
		marks: value.marks,
		figures: value.figures,
		remarks: [
			...value.remarks,
			...(answer?.detail ? [answer.detail] : []),
			...(answer?.wording_override ? [answer.wording_override] : [])
		]
	};
}

/** Whether two blocks have nothing but how they were dealt with, and that alike. */
function saysTheSame(a: ComparisonBlock, b: ComparisonBlock): boolean {
	return (
		a.shown !== 'none' &&
		a.remarks.length + b.remarks.length === 0 &&
		a.disposition === b.disposition &&
		a.neitherConfirmedNorDenied === b.neitherConfirmedNorDenied &&
		a.provisions.join() === b.provisions.join()
	);
}

/** What a body said to the questions of a column; those dealt with alike stand there once. */
export function readCell(
	questions: readonly Question[],
	wave: WaveAnswers,
	body: Body
): ComparisonBlock[] {
	const blocks: ComparisonBlock[] = [];
	for (const [index, question] of questions.entries()) {
		const answer = wave.find(body.slug, question.code);
		const block = readBlock(question, answer, wave.wave.as_at, index === 0);
		const last = blocks.at(-1);
		if (!last || !saysTheSame(last, block)) blocks.push(block);
	}
	return blocks;
}
