import type { AnswerContent } from '../answers/answer';
import type { Disposition } from '../answers/disposition';

/** A coding that says nothing but how a question was dealt with, and under which provisions. */
export interface PlainCoding {
	disposition: Disposition;
	/** Sorted. */
	provisions: readonly string[];
	/** Whether the body would neither confirm nor deny that it holds the information. */
	neither: boolean;
}

/** What an answer is coded as where that is plain: no value, and no words of our own; else null. */
export function plainCoding(
	content: Pick<
		AnswerContent,
		| 'disposition'
		| 'provisions'
		| 'neither_confirmed_nor_denied'
		| 'value'
		| 'detail'
		| 'wording_override'
	>
): PlainCoding | null {
	if (content.value !== null || content.detail !== null || content.wording_override !== null) {
		return null;
	}
	return {
		disposition: content.disposition,
		provisions: content.provisions,
		neither: content.neither_confirmed_nor_denied
	};
}

/** The name of a plain coding: two answers of the same name are coded alike. */
export const plainKey = ({ disposition, provisions, neither }: PlainCoding): string =>
	[disposition, neither ? 'neither' : '', provisions.join(' ')].join('|');
