import type { Body } from '../../bodies/body';
import type { WaveAnswers } from '../../editions/dataset';
import { tombstoneWords } from '../../erasure/erased-place';
import type { ValueCell } from '../../questions/kinds/kind';
import { valueCell } from '../../questions/kinds/registry';
import type { Question } from '../../questions/question';
import { continueSentence } from '../../questions/words';
import type { RevisionState } from '../../review/transition';
import { hasValue, type Disposition } from '../disposition';
import { dispositionWords } from '../disposition-words';
import { compareProvisions } from '../provisions';
import { unshownTable, whyUnshown, type Unshown, type WorkInHand } from './work-in-hand';

/** What a cell says of one question, or of several that were dealt with alike. */
export interface ComparisonBlock extends ValueCell {
	/** The code of the question whose answer is the evidence: the first of them. */
	question: string;
	/** Null where no answer is shown: how it was dealt with is then not known. */
	disposition: Disposition | null;
	/** Why no answer is shown, though the body was asked; of work in hand but for what was erased. */
	unshown: Unshown | null;
	/** How it was dealt with, as its mark says it; or why no answer is shown. */
	words: string;
	/**
	 * How the disposition is shown: by its mark, in quiet words after the name of the question, or not
	 * at all where the value speaks for it.
	 */
	shown: 'mark' | 'words' | 'none';
	neitherConfirmedNorDenied: boolean;
	provisions: string[];
	/** Of work in hand: what the question is called, where its mark does not tell which of a column it is. */
	title: string | null;
	/** Of work in hand: where it stands in review while it is not accepted. */
	review: Exclude<RevisionState, 'accepted'> | null;
	/** Whether the body replied to how it is coded, and the page of the answer has what it said. */
	hasReply: boolean;
	/** Whether there is a page of it; there is none where the body was not asked the question. */
	hasPage: boolean;
}

function readBlock(
	question: Question,
	wave: WaveAnswers,
	body: Body,
	isFirst: boolean,
	work: WorkInHand | null
): ComparisonBlock {
	const answer = wave.find(body.slug, question.code);
	const tombstone = answer ? null : wave.findErasure(body.slug, question.code);
	const unshown = answer
		? null
		: work
			? whyUnshown(work, body.slug, question.code)
			: tombstone && ('erased' as const);
	const coded = answer?.disposition ?? 'not_asked';
	const neitherConfirmedNorDenied = answer?.neither_confirmed_nor_denied ?? false;
	const words = unshown
		? unshown === 'erased' && tombstone
			? tombstoneWords(tombstone)
			: unshownTable[unshown]
		: dispositionWords(coded, wave.wave.as_at, neitherConfirmedNorDenied);
	const quiet = unshown !== null || ['not_applicable', 'not_stated', 'not_asked'].includes(coded);
	const state =
		answer && work?.shown === 'submitted' ? work.stateOf(body.slug, question.code) : null;
	const value = answer ? valueCell(question, answer) : { marks: [], figures: [], remarks: [] };
	const shown = hasValue(coded) ? 'none' : quiet ? 'words' : 'mark';
	return {
		question: question.code,
		disposition: unshown ? null : coded,
		unshown,
		words: quiet && !isFirst ? `${question.title}: ${continueSentence(words)}` : words,
		shown,
		neitherConfirmedNorDenied,
		provisions: [...(answer?.provisions ?? [])].sort(compareProvisions),
		marks: value.marks,
		figures: value.figures,
		remarks: [
			...value.remarks,
			...(answer?.detail ? [answer.detail] : []),
			...(answer?.wording_override ? [answer.wording_override] : [])
		],
		title: work && !isFirst && shown === 'mark' ? question.title : null,
		review: state === 'accepted' ? null : state,
		hasReply: answer !== null && wave.hasReply(body.slug, question.code),
		hasPage: answer !== null || unshown !== null
	};
}

/** Whether two blocks have nothing but how they were dealt with, and that alike. */
function saysTheSame(a: ComparisonBlock, b: ComparisonBlock): boolean {
	return (
		a.shown !== 'none' &&
		a.remarks.length + b.remarks.length === 0 &&
		a.disposition === b.disposition &&
		a.unshown === b.unshown &&
		// Each was erased for a reason of its own.
		a.unshown !== 'erased' &&
		a.review === b.review &&
		// Each leads to the page of its own answer, and that has the reply.
		!a.hasReply &&
		!b.hasReply &&
		a.hasPage === b.hasPage &&
		a.neitherConfirmedNorDenied === b.neitherConfirmedNorDenied &&
		a.provisions.join() === b.provisions.join()
	);
}

/** What a body said to the questions of a column; those dealt with alike stand there once. */
export function readCell(
	questions: readonly Question[],
	wave: WaveAnswers,
	body: Body,
	work: WorkInHand | null = null
): ComparisonBlock[] {
	const blocks: ComparisonBlock[] = [];
	for (const [index, question] of questions.entries()) {
		const block = readBlock(question, wave, body, index === 0, work);
		const last = blocks.at(-1);
		if (!last || !saysTheSame(last, block)) blocks.push(block);
	}
	return blocks;
}
