import type { QuestionSides, SidedBody } from '../../answers/answered-beside-refused';
import { dispositionTable } from '../../answers/disposition';
import { missingTable } from '../../answers/missing';
import { refusalBasis } from '../../answers/refusal-basis';
import { besideBounds } from '../../answers/refusal-words';
import { bodyNoun } from '../../bodies/body-noun';
import type { WaveAnswers } from '../../editions/dataset';
import { continueSentence, countThings, formatCount } from '../../questions/words';
import type { Statement, SumPart } from '../statement';
import { allBodies, answersOf, figureWord, figuresOfBodies, nameFew } from './count-words';

const bodiesOf = (some: readonly SidedBody[]) => some.map(({ body }) => body);

/** Every body by how it dealt with the question, each part with its answers. */
function partsOf({ question, answered, inPart, refused, others }: QuestionSides): SumPart[] {
	const inFull = answered.filter((one) => !inPart.includes(one));
	const partOf = (label: string, some: readonly SidedBody[], code: string | null): SumPart[] =>
		some.length
			? [
					{
						label,
						amount: some.length,
						source: null,
						counted: answersOf(bodiesOf(some), code)
					}
				]
			: [];
	return [
		...partOf(dispositionTable.answered.label, inFull, question.code),
		...partOf(dispositionTable.partly_withheld.label, inPart, question.code),
		...partOf(dispositionTable.refused.label, refused, question.code),
		...others.flatMap(({ reason, bodies }) =>
			partOf(
				missingTable[reason],
				bodies,
				reason === 'not_asked' || reason === 'erased' ? null : question.code
			)
		)
	];
}

/** What the matrix says, a statement for each of its columns: how many answered what how many refused. */
export function stateSides(all: readonly QuestionSides[], wave: WaveAnswers): Statement[] {
	const { bodies } = wave;
	const noun = bodyNoun(bodies);
	return all.map((sides) => {
		const { question, answered, refused, answeredShare } = sides;
		const parts = partsOf(sides);
		const basis = refusalBasis(refused.flatMap(({ answer }) => answer ?? []));
		const bounds = besideBounds(sides);
		const who = answered.length
			? `${figuresOfBodies(answered.length, bodies)}${nameFew(bodiesOf(answered))}`
			: `none of ${countThings(bodies.length, noun.one, noun.many)}`;
		const inPart = sides.inPart.length ? ' in full or in part' : '';
		return {
			of: { column: question.code },
			title: question.title,
			number: figureWord(answered.length),
			says: refused.length
				? `${who} answered${inPart} the question “${question.title}”, which ${formatCount(refused.length)}${nameFew(bodiesOf(refused))} refused, ${basis}`
				: `${who} answered${inPart} the question “${question.title}”, which no ${noun.one} refused`,
			base: bounds
				? `of ${formatCount(answeredShare.of)} to which it applies ${formatCount(answeredShare.unknown)} could be on either side, so ${bounds}`
				: `the base is ${allBodies(bodies)}`,
			sum: `${parts.map(({ label, amount }) => `${amount} ${continueSentence(label)}`).join(' + ')} = ${countThings(bodies.length, noun.one, noun.many)}`,
			parts
		};
	});
}
