import { valueWords } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import { endSentence } from '../questions/words';
import { formatAsAt, type AsAt } from '../surveys/as-at';
import type { AnswerContent } from './answer';
import { basisWords, provisionWords } from './provisions';

/** The words for a body that was not asked, which has no answer of its own to read them from. */
export const notAskedWording = 'Not asked in this wave.';

/** What was done, and what it rests on: "Refused under section 31", "Refused; no section stated". */
function refusalWords(refused: string, provisions: readonly string[]): string {
	return `${refused}${provisions.length ? ' ' : '; '}${basisWords(provisions)}`;
}

/**
 * The words readers see for an answer, generated from its disposition and value. A disposition
 * without a value never yields a number but those of the sections cited and of the wave's date.
 */
export function generateWording(question: Question, content: AnswerContent, asAt: AsAt): string {
	const { disposition, provisions } = content;
	switch (disposition) {
		case 'refused':
			return endSentence(
				refusalWords(
					content.neither_confirmed_nor_denied ? 'Neither confirmed nor denied' : 'Refused',
					provisions
				)
			);
		case 'awaiting':
			return endSentence(`No response by ${formatAsAt(asAt)}`);
		case 'not_held':
			return 'The body says it holds no such information.';
		case 'not_applicable':
			return 'The question did not arise.';
		case 'not_stated':
			return 'The response does not say.';
		case 'not_asked':
			return notAskedWording;
		case 'answered':
		case 'partly_withheld': {
			const sentences = [valueWords(question, content)];
			if (content.detail) sentences.push(content.detail);
			if (disposition === 'partly_withheld') {
				sentences.push(
					provisions.length
						? `Withheld under ${provisionWords(provisions)}`
						: 'No section stated for what is withheld'
				);
			}
			return sentences.filter(Boolean).map(endSentence).join(' ');
		}
	}
}
