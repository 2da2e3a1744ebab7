import type { AnswerContent } from '../../answers/answer';
import { describeParts } from '../../answers/answer-profile';
import { isWithholding } from '../../answers/disposition';
import { dispositionWords } from '../../answers/disposition-words';
import { sharedReason } from '../../answers/missing';
import { basisWords } from '../../answers/provisions';
import { describeEvidence } from '../../evidence/evidence-words';
import type { Question } from '../../questions/question';
import { startSentence } from '../../questions/words';
import { comparedCodes, type ComparedAspect } from './compared-codes';

/** One thing that two codings say, side by side in words. */
export interface ComparedRow {
	label: string;
	/** '' where the coding says nothing of it. */
	first: string;
	second: string;
	/** Whether they differ in what is compared; what is written freely is shown and not compared. */
	differs: boolean;
}

const evidenceText = ({ evidence }: AnswerContent): string => {
	if (evidence === null) return '';
	const { title, where, quote } = describeEvidence(evidence);
	return `${quote === null ? '' : `“${quote}” `}${title}, ${where}`;
};

const basisText = ({ disposition, provisions }: AnswerContent): string =>
	isWithholding(disposition) ? startSentence(basisWords(provisions)) : '';

/** Two codings of one answer side by side, in words. What neither says anything of is left out. */
export function compareCodings(
	question: Question,
	first: AnswerContent,
	second: AnswerContent
): ComparedRow[] {
	const [own, others] = [comparedCodes(question, first), comparedCodes(question, second)];
	const differs = (aspect: ComparedAspect, part: string | null) => {
		const at = own.findIndex((one) => one.aspect === aspect && one.part === part);
		return own[at]?.code !== others[at]?.code;
	};
	const free = (label: string, read: (coding: AnswerContent) => string): ComparedRow => ({
		label,
		first: read(first),
		second: read(second),
		differs: false
	});
	const hasParts = [first, second].some(({ disposition }) => sharedReason(disposition) === null);
	const parts = describeParts(question, second);
	return [
		{
			...free('How it was dealt with', ({ disposition, neither_confirmed_nor_denied: neither }) =>
				neither && disposition !== 'refused'
					? `${dispositionWords(disposition, null)}; neither confirmed nor denied`
					: dispositionWords(disposition, null, neither)
			),
			differs: differs('disposition', null)
		},
		...(hasParts ? describeParts(question, first) : []).map(
			({ code, label, words }, at): ComparedRow => ({
				label,
				first: words,
				second: parts[at]?.words ?? '',
				differs: differs('value', code)
			})
		),
		{ ...free('Provisions relied on', basisText), differs: differs('provisions', null) },
		free(question.detail ?? 'Detail', ({ detail }) => detail ?? ''),
		free('Note on the coding', ({ note }) => note ?? ''),
		free('Wording', ({ wording_override: wording }) => wording ?? ''),
		free('Evidence', evidenceText)
	].filter((row) => row.first !== '' || row.second !== '');
}
