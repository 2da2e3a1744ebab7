import type { AnswerContent } from '../answers/answer';
import { dispositionTable, isWithholding } from '../answers/disposition';
import { draftFieldWords, fieldWords, type DraftField } from '../answers/draft-fields';
import { draftOf } from '../answers/draft-of';
import { basisWords, provisionLabel } from '../answers/provisions';
import { generateWording } from '../answers/wording';
import { partsOf } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import { joinWords, startSentence } from '../questions/words';
import type { AsAt } from '../surveys/as-at';
import { wordDifference, type WordPiece } from './word-difference';

/** An answer as it is coded, and the date of its wave. */
export interface CodedAnswer {
	content: AnswerContent;
	asAt: AsAt;
}

/** One thing that a coding says: "Provisions relied on", "s31". */
export interface CodingLine {
	field: string;
	label: string;
	text: string;
}

/** The words that readers see of an answer. */
export const wordingOf = (question: Question, { content, asAt }: CodedAnswer): string =>
	content.wording_override ?? generateWording(question, content, asAt);

/** All that a coding says but for its evidence, in the order of its form; what it does not say is left out. */
export function codingLines(
	question: Question,
	{ content }: Pick<CodedAnswer, 'content'>
): CodingLine[] {
	const draft = draftOf(content, null);
	const parts = question.kind === 'choice' ? ['choice'] : partsOf(question).map(({ code }) => code);
	const line = (field: DraftField): CodingLine => ({
		field,
		label: draftFieldWords(question, field),
		text: fieldWords(question, draft, field)
	});
	return [
		{
			field: 'disposition',
			label: draftFieldWords(question, 'disposition'),
			text: content.neither_confirmed_nor_denied
				? `${dispositionTable[content.disposition].label}: neither confirmed nor denied`
				: dispositionTable[content.disposition].label
		},
		...parts.map((part) => line(`value.${part}`)),
		{
			field: 'provisions',
			label: draftFieldWords(question, 'provisions'),
			text: content.provisions.length
				? joinWords(content.provisions.map(provisionLabel))
				: isWithholding(content.disposition)
					? startSentence(basisWords([]))
					: ''
		},
		line('detail'),
		line('note')
	].filter(({ text }) => text !== '');
}

/** What a coding rests on; '' where that is nothing. */
export const evidenceLine = (
	question: Question,
	{ content }: Pick<CodedAnswer, 'content'>
): CodingLine => ({
	field: 'evidence',
	label: draftFieldWords(question, 'evidence'),
	text: fieldWords(question, draftOf(content, null), 'evidence')
});

/** Where two codings of one question differ: each line that does, word by word. */
export interface CodingDifference {
	field: string;
	label: string;
	pieces: WordPiece[];
}

/**
 * Where a coding differs from an earlier one of the same question: in the words for readers, in a line of
 * the coding, and in what it rests on.
 * @param what `evidence`: whether what they rest on is compared too; between two waves it is another letter
 */
export function codingDifference(
	question: Question,
	before: CodedAnswer,
	after: CodedAnswer,
	{ evidence }: { evidence: boolean }
): CodingDifference[] {
	const linesOf = (coded: CodedAnswer): CodingLine[] => [
		{ field: 'wording', label: 'Words for readers', text: wordingOf(question, coded) },
		...codingLines(question, coded),
		...(evidence ? [evidenceLine(question, coded)] : [])
	];
	const [old, now] = [linesOf(before), linesOf(after)];
	const textIn = (lines: readonly CodingLine[], field: string) =>
		lines.find((line) => line.field === field)?.text ?? '';
	const fields = new Map([...now, ...old].map(({ field, label }) => [field, label]));
	return [...fields]
		.filter(([field]) => textIn(old, field) !== textIn(now, field))
		.map(([field, label]) => ({
			field,
			label,
			pieces: wordDifference(textIn(old, field), textIn(now, field))
		}));
}
