import type { AnswerContent } from '../../answers/answer';
import { isWithholding } from '../../answers/disposition';
import { compareProvisions } from '../../answers/provisions';
import { partsOf, readPart } from '../../questions/kinds/registry';
import type { Question } from '../../questions/question';

/** What of a coding is compared with another: each is a nominal code, measured by itself. */
export const comparedAspects = ['disposition', 'value', 'provisions'] as const;
export type ComparedAspect = (typeof comparedAspects)[number];

/** The code that a coding gives one thing that is compared. */
export interface ComparedCode {
	aspect: ComparedAspect;
	/** The part of the question, of a value; null for what is said of the answer as a whole. */
	part: string | null;
	/** Null where the coding has nothing to say of it. */
	code: string | null;
}

/**
 * What is compared of a coding, the same list for every coding of a question:
 *
 * - how the question was dealt with, and whether the body would neither confirm nor deny;
 * - what it says, part by part: the option or the number, or the reason why there is none, as the file of
 *   answers has a row for each part (so each kind of question says which its parts are);
 * - the provisions relied on, as a set. Nothing where nothing is withheld.
 *
 * The detail, the notes, the wording and the quoted words are written freely and are not compared.
 */
export function comparedCodes(question: Question, content: AnswerContent): ComparedCode[] {
	const { disposition, provisions, neither_confirmed_nor_denied } = content;
	return [
		{
			aspect: 'disposition',
			part: null,
			code: neither_confirmed_nor_denied ? `${disposition} neither` : disposition
		},
		...partsOf(question).map(({ code: part }): ComparedCode => {
			const reading = readPart(question, content, part);
			// An option can have the code of a reason: what is said is kept apart from why nothing is.
			const code = reading.known ? `says ${reading.value}` : `lacks ${reading.reason}`;
			return { aspect: 'value', part, code };
		}),
		{
			aspect: 'provisions',
			part: null,
			code: isWithholding(disposition)
				? [...new Set(provisions)].sort(compareProvisions).join(' ')
				: null
		}
	];
}

/**
 * Whether two codings of an answer differ in something that is compared. Where one withholds and the other
 * does not, that is a difference of how it was dealt with.
 */
export function codingsDiffer(
	question: Question,
	first: AnswerContent,
	second: AnswerContent
): boolean {
	const others = comparedCodes(question, second);
	return comparedCodes(question, first).some(({ code }, at) => code !== (others[at]?.code ?? null));
}
