import type { Disposition } from '../../answers/disposition';
import type { Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import type { Question } from '../../questions/question';
import { continueSentence, formatCount } from '../../questions/words';
import type { Statement } from '../statement';
import { allBodies, answersOf, figuresOfBodies, nameFew } from './count-words';

/** A part of a question's bar: the bodies that dealt with it so, or whose answers were erased. */
export interface DealtPart {
	key: Disposition | 'erased';
	label: string;
	bodies: Body[];
}

const was = (count: number) => (count === 1 ? 'was' : 'were');

/** What the bodies did with a question, as a sentence says it of them. */
const deeds = {
	answered: (who, question) => `${who} answered ${question} in full`,
	partly_withheld: (who, question) => `${who} answered ${question} in part and withheld the rest`,
	refused: (who, question) => `${who} refused ${question}`,
	not_held: (who, question) => `${who} said of ${question} that no such information is held`,
	not_applicable: (who, question) => `${question} did not arise for ${who}`,
	not_stated: (who, question) => `${who} replied without an answer to ${question}`,
	awaiting: (who, question) => `${who} had not replied to ${question}`,
	not_asked: (who, question, count) => `${who} ${was(count)} not asked ${question}`,
	erased: (who, question) => `the answers of ${who} to ${question} have been erased`
} as const satisfies Record<
	DealtPart['key'],
	(who: string, question: string, count: number) => string
>;

/** What is out of how many, and how far it could be more: an answer that was erased could be any. */
function baseWords(part: DealtPart, parts: readonly DealtPart[], bodies: readonly Body[]): string {
	const countOf = (key: DealtPart['key']) =>
		parts.find((one) => one.key === key)?.bodies.length ?? 0;
	const [erased, awaiting] = [countOf('erased'), countOf('awaiting')];
	const count = part.bodies.length;
	return [
		`the base is ${allBodies(bodies)}`,
		...(awaiting && part.key !== 'awaiting'
			? [`of which ${formatCount(awaiting)} had not replied`]
			: []),
		...(erased && part.key !== 'erased'
			? [
					`and ${formatCount(erased)} ${erased === 1 ? 'has an answer that was' : 'have answers that were'} erased, so it is between ${formatCount(count)} and ${formatCount(count + erased)}`
				]
			: [])
	].join(', ');
}

/** What the table of dispositions says, a statement for each of its rows, in their order. */
export function stateDispositions(
	all: readonly { question: Question; parts: readonly DealtPart[] }[],
	bodies: readonly Body[]
): Statement[] {
	return all
		.flatMap(({ question, parts }) =>
			parts.map((part): Omit<Statement, 'of'> => {
				const count = part.bodies.length;
				const who = `${figuresOfBodies(count, bodies)}${nameFew(part.bodies)}`;
				return {
					title: `${question.title}: ${continueSentence(part.label)}`,
					number: formatCount(count),
					says: deeds[part.key](who, `the question “${question.title}”`, count),
					base: baseWords(part, parts, bodies),
					sum: `${parts.map((one) => `${one.bodies.length} ${continueSentence(one.label)}`).join(' + ')} = ${bodies.length} ${bodies.length === 1 ? bodyNoun(bodies).one : bodyNoun(bodies).many}`,
					parts: [
						{
							label: part.label,
							amount: count,
							source: null,
							counted: answersOf(part.bodies, question.code)
						}
					]
				};
			})
		)
		.map((statement, row) => ({ of: { row }, ...statement }));
}
