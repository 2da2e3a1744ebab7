import type { AnswerContent } from '../answers/answer';

/** A coding that says nothing but how a question was dealt with, and under which provisions. */
export type PlainCoding = Pick<
	AnswerContent,
	'disposition' | 'provisions' | 'neither_confirmed_nor_denied'
>;

/** What an answer is coded as where that is plain: no value, and no words of our own; else null. */
export function plainCoding(
	content: PlainCoding & Pick<AnswerContent, 'value' | 'detail' | 'wording_override'>
): PlainCoding | null {
	if (content.value !== null || content.detail !== null || content.wording_override !== null) {
		return null;
	}
	const { disposition, provisions, neither_confirmed_nor_denied } = content;
	return { disposition, provisions, neither_confirmed_nor_denied };
}

/** The name of a plain coding: two answers of the same name are coded alike. */
export const plainKey = ({
	disposition,
	provisions,
	neither_confirmed_nor_denied: neither
}: PlainCoding): string => [disposition, neither ? 'neither' : '', provisions.join(' ')].join('|');
