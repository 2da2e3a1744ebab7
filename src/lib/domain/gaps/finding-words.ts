import { describeEvidence } from '../evidence/evidence-words';
import { formatCount, startSentence } from '../questions/words';
import { wordDifference, type WordPiece } from '../review/word-difference';
import { isStated, type FindingContent, type WorkingAssessment } from './assessment';
import type { FindingProblem } from './finding-entry';
import type { FindingStanding } from './finding-list';
import { outcomeWords } from './outcome-words';

/** The one table of words for where a finding stands, or might. */
export const findingStandingWords = {
	submitted: 'Waiting',
	queried: 'Queried',
	open: 'Could help',
	accepted: 'Stands',
	withdrawn: 'Taken back'
} as const satisfies Record<FindingStanding, string>;

/** A finding in a few words: "Met", "Cannot tell: withheld", "Taken back". */
export function findingWords(content: FindingContent): string {
	return isStated(content)
		? startSentence(outcomeWords(content.outcome, content.reason))
		: findingStandingWords.withdrawn;
}

const asideStates = { submitted: 'waiting', queried: 'queried' } as const;

/**
 * What is said beside an outcome of a finding that decides it, or of one that is not accepted: ", a
 * person’s finding, waiting". '' where there is neither.
 */
export function findingAside({
	finding,
	review
}: {
	/** Whether a finding decides. */
	finding: boolean;
	review: WorkingAssessment['review'];
}): string {
	const waits = review ? asideStates[review] : '';
	if (finding) return `, a person’s finding${waits && `, ${waits}`}`;
	return waits && `; that a finding is taken back is ${waits}`;
}

/** All that a finding says, in lines, as two revisions of it are set against one another. */
export function findingLines(content: FindingContent): { label: string; text: string }[] {
	const lines = [
		{ label: 'Outcome', text: findingWords(content) },
		{ label: 'Why', text: content.why }
	];
	if (!isStated(content)) return lines;
	const { title, where, quote } = describeEvidence(content.source);
	return [
		...lines,
		{ label: 'Source', text: `${title}: ${where}` },
		...(quote === null ? [] : [{ label: 'Words quoted', text: quote }])
	];
}

/** Where a finding differs from its last revision: each line that does, word by word. */
export function findingDifference(
	before: FindingContent,
	after: FindingContent
): { label: string; pieces: WordPiece[] }[] {
	const [old, now] = [findingLines(before), findingLines(after)];
	const textIn = (lines: typeof old, label: string) =>
		lines.find((line) => line.label === label)?.text ?? '';
	return [...new Set([...now, ...old].map(({ label }) => label))]
		.filter((label) => textIn(old, label) !== textIn(now, label))
		.map((label) => ({ label, pieces: wordDifference(textIn(old, label), textIn(now, label)) }));
}

/** What is wrong with what was typed of a finding and what to do, in a sentence. */
export function findingProblemWords(problem: FindingProblem): string {
	switch (problem.code) {
		case 'outcome_missing':
			return 'Choose how it stands against the test.';
		case 'reason_missing':
			return 'Say why it cannot be told.';
		case 'reason_not_allowed':
			return 'A reason is given only where it cannot be told. Choose none, or “Cannot tell”.';
		case 'why_missing':
			return 'Say why, so that somebody else can follow it.';
		case 'evidence_missing':
			return 'Choose what it rests on.';
		case 'source_title_missing':
			return 'Say what the source is.';
		case 'source_where_missing':
			return 'Say where in the source: a page, a table or an address.';
		case 'letter_missing':
			return 'Choose the letter that the words are from.';
		case 'page_missing':
			return 'Give the page of the letter as a number, such as 2.';
		case 'quote_missing':
			return 'Give the words of the letter.';
		case 'too_long':
			return `Use at most ${formatCount(problem.most)} characters.`;
	}
}
