import type { Answer } from '../../answers/answer';
import { boundsWords } from '../../answers/share-words';
import { boundShare } from '../../answers/tally';
import { shortName, type Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import type { WaveAnswers } from '../../editions/dataset';
import type { Question } from '../../questions/question';
import { countThings, formatCount, startSentence } from '../../questions/words';
import type { Statement } from '../statement';
import { allBodies, answersOf, figuresOfBodies, nameFew } from './count-words';

/** The answers that cite a provision, or that cite none. */
export interface CitingAnswers {
	/** "Section 31, law enforcement" */
	label: string;
	/** As it stands in a sentence: "section 31". */
	inWords: string;
	answers: Answer[];
}

/** Whether a body has still to say something, or said something that was erased. */
function isOpen(body: Body, questions: readonly Question[], wave: WaveAnswers): boolean {
	return questions.some(
		({ code }) =>
			wave.find(body.slug, code)?.disposition === 'awaiting' ||
			wave.findErasure(body.slug, code) !== null
	);
}

/** What the table of provisions says, a statement for each of its rows, in their order. */
export function stateProvisions(
	groups: readonly CitingAnswers[],
	questions: readonly Question[],
	wave: WaveAnswers
): Statement[] {
	const { bodies } = wave;
	const titleOf = new Map(questions.map(({ code, title }) => [code, title]));
	return groups.map(({ label, inWords, answers }, row) => {
		const citing = bodies.filter((body) => answers.some((answer) => answer.body === body.slug));
		const open = bodies.filter((body) => !citing.includes(body) && isOpen(body, questions, wave));
		const share = boundShare(citing.length, bodies.length - open.length, open.length);
		const answersWords = countThings(answers.length, 'answer', 'answers');
		const noun = bodyNoun(bodies);
		return {
			of: { row },
			title: label,
			number: formatCount(citing.length),
			says: `${figuresOfBodies(citing.length, bodies)} cited ${inWords}, in ${answersWords}${nameFew(citing)}`,
			base: share.unknown
				? `the base is ${allBodies(bodies)}, of which ${formatCount(share.unknown)} had more to say, so it could be ${boundsWords(share)}`
				: `the base is ${allBodies(bodies)}`,
			sum: `${answersWords} of ${countThings(citing.length, noun.one, noun.many)}, each counted once`,
			parts: [
				{
					label: startSentence(noun.many),
					amount: citing.length,
					source: null,
					counted: answersOf(citing, null)
				},
				{
					label: 'Answers',
					amount: answers.length,
					source: null,
					counted: bodies.flatMap((body) =>
						answers
							.filter((answer) => answer.body === body.slug)
							.map((answer) => ({
								kind: 'answer' as const,
								label: `${shortName(body)}, ${titleOf.get(answer.question) ?? answer.question}`,
								body: body.slug,
								question: answer.question
							}))
					)
				}
			]
		};
	});
}
