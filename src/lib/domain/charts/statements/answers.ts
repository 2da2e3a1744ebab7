import { missingTable, type MissingReason } from '../../answers/missing';
import { boundsWords } from '../../answers/share-words';
import { shareOf, type Tally } from '../../answers/tally';
import type { Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import type { Part } from '../../questions/kinds/kind';
import type { Choice, ChoiceGrid, Option } from '../../questions/question';
import { continueSentence, countThings, formatCount } from '../../questions/words';
import type { Statement } from '../statement';
import { allBodies, answersOf, figureWord, figuresOfBodies, nameFew } from './count-words';

/** What the bodies said to one part of a question, and why those that did not say did not. */
export interface AnsweredPart {
	part: Part;
	tally: Tally;
	byOption: readonly { option: Option; bodies: Body[] }[];
	byReason: readonly { reason: MissingReason; bodies: Body[] }[];
}

/** What the table of a question's answers says, a statement for each of its rows, in their order. */
export function stateAnswers(
	question: Choice | ChoiceGrid,
	all: readonly AnsweredPart[],
	bodies: readonly Body[]
): Statement[] {
	const noun = bodyNoun(bodies);
	return all
		.flatMap(({ part, tally, byOption, byReason }): Omit<Statement, 'of'>[] => {
			const about =
				question.kind === 'choice'
					? `“${question.title}”`
					: `“${question.title}”, ${continueSentence(part.label)}`;
			const counts = [
				...byOption.map((one) => ({ label: one.option.label, bodies: one.bodies })),
				...byReason.map((one) => ({ label: missingTable[one.reason], bodies: one.bodies }))
			].filter((one) => one.bodies.length > 0);
			const sum = `${counts.map((one) => `${one.bodies.length} ${continueSentence(one.label)}`).join(' + ')} = ${countThings(tally.total, noun.one, noun.many)}`;
			const partOf = (label: string, some: readonly Body[], code: string | null) => [
				{ label, amount: some.length || 'None', source: null, counted: answersOf(some, code) }
			];
			return [
				...byOption.map(({ option, bodies: some }) => {
					const share = shareOf(tally, (value) => value === option.code);
					const answered = `the ${countThings(share.base, noun.one, noun.many)} that answered`;
					return {
						title: `${part.label}: ${continueSentence(option.label)}`,
						number: share.base ? figureWord(share.count) : null,
						says: share.base
							? `on ${about}, ${figureWord(share.count)} of ${answered} said “${option.label}”${nameFew(some)}`
							: `on ${about}, no ${noun.one} gave an answer`,
						base: share.unknown
							? `of all ${share.of} to which it applies it could be ${boundsWords(share)}`
							: `the base is ${allBodies(bodies)}`,
						sum,
						parts: partOf(option.label, some, question.code)
					};
				}),
				...byReason.map(({ reason, bodies: some }) => ({
					title: `${part.label}: ${continueSentence(missingTable[reason])}`,
					number: formatCount(some.length),
					says: `on ${about}, there is no answer of ${figuresOfBodies(some.length, bodies)}${nameFew(some)}: ${continueSentence(missingTable[reason])}`,
					base: `the base is ${allBodies(bodies)}`,
					sum,
					parts: partOf(
						missingTable[reason],
						some,
						reason === 'not_asked' || reason === 'erased' ? null : question.code
					)
				}))
			];
		})
		.map((statement, row) => ({ of: { row }, ...statement }));
}
