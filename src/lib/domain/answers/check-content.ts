import { checkValue } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import type { AnswerContent } from './answer';
import { dispositionTable, hasValue, isWithholding } from './disposition';

export type ContentProblem =
	| { code: 'value_missing' }
	| { code: 'value_not_allowed'; disposition: string }
	| { code: 'value_does_not_fit'; why: string }
	| { code: 'provisions_not_allowed'; disposition: string }
	| { code: 'provision_repeated'; provision: string };

/** What is wrong with a coded answer, taken with its question; empty where nothing is. */
export function checkContent(question: Question, content: AnswerContent): ContentProblem[] {
	const problems: ContentProblem[] = [];
	const { disposition, value, provisions } = content;
	const { label } = dispositionTable[disposition];
	if (!hasValue(disposition)) {
		if (value !== null) problems.push({ code: 'value_not_allowed', disposition: label });
	} else if (value === null) {
		problems.push({ code: 'value_missing' });
	} else {
		for (const why of checkValue(question, value)) {
			problems.push({ code: 'value_does_not_fit', why });
		}
	}
	const isBased = provisions.length > 0 || content.neither_confirmed_nor_denied;
	if (isBased && !isWithholding(disposition)) {
		problems.push({ code: 'provisions_not_allowed', disposition: label });
	}
	for (const [index, provision] of provisions.entries()) {
		if (provisions.indexOf(provision) !== index) {
			problems.push({ code: 'provision_repeated', provision });
		}
	}
	return problems;
}
