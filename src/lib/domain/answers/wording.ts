import { valueWords } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import { endSentence } from '../questions/words';
import { formatAsAt, type AsAt } from '../surveys/as-at';
import type { AnswerContent } from './answer';
import { provisionWords } from './provisions';

/** "under section 31", or that no section was stated. */
function basisWords(provisions: readonly string[]): string {
	return provisions.length ? ` under ${provisionWords(provisions)}` : '; no section stated';
}

/**
 * The words readers see for an answer, generated from its disposition and value. A disposition
 * without a value never yields a number but those of the sections cited and of the wave's date.
 */
export function generateWording(question: Question, content: AnswerContent, asAt: AsAt): string {
	const { disposition, provisions } = content;
	switch (disposition) {
		case 'refused':
			return content.neither_confirmed_nor_denied
				? endSentence(`Neither confirmed nor denied${basisWords(provisions)}`)
				: endSentence(`Refused${basisWords(provisions)}`);
		case 'awaiting':
			return endSentence(`No response by ${formatAsAt(asAt)}`);
		case 'not_held':
			return 'The body says it holds no such information.';
		case 'not_applicable':
			return 'The question did not arise.';
		case 'not_stated':
			return 'The response does not say.';
		case 'not_asked':
			return 'Not asked in this wave.';
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
