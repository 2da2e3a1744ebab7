import { partsOf, readPart } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import type { AnswerContent } from './answer';

/** Whether an earlier answer calls for a question: `unknown` counts as asked. */
export type Asked = 'yes' | 'no' | 'unknown';

/**
 * Whether a question arises, given the answers to the questions before it. Three-valued: it arises
 * where any item has the value asked for, it does not where every item is known to have another, and
 * otherwise nobody knows.
 */
export function findAsked(
	question: Question,
	questions: readonly Question[],
	answers: ReadonlyMap<string, Pick<AnswerContent, 'disposition' | 'value'>>
): Asked {
	const condition = question.asked_if;
	if (!condition) return 'yes';
	const earlier = questions.find((one) => one.code === condition.question);
	const answer = answers.get(condition.question);
	if (!earlier || !answer) return 'unknown';
	const readings = partsOf(earlier).map((part) => readPart(earlier, answer, part.code));
	if (readings.some((one) => one.known && one.value === condition.any_item_is)) return 'yes';
	return readings.every((one) => one.known) ? 'no' : 'unknown';
}
