import { missingReasons, missingTable, type MissingReason } from '../../answers/missing';
import { boundsWords } from '../../answers/share-words';
import { silenceClauses } from '../../answers/silence';
import { shareOf, type Tally } from '../../answers/tally';
import { readAnswer } from '../../answers/wave-reading';
import type { Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import type { WaveAnswers } from '../../editions/dataset';
import type { Part } from '../../questions/kinds/kind';
import type { ChoiceGrid } from '../../questions/question';
import { continueSentence, countThings, joinWords } from '../../questions/words';
import type { Statement, SumPart } from '../statement';
import { answersOf, figureWord } from './count-words';

/** The bodies by what they said to a part, and by why they did not. */
function partsOf(question: ChoiceGrid, part: Part, wave: WaveAnswers): SumPart[] {
	const readings = wave.bodies.map((body) => ({
		body,
		reading: readAnswer(wave, body.slug, question, part.code)
	}));
	const partOf = (label: string, bodies: Body[], hasAnswer = true): SumPart[] =>
		bodies.length
			? [
					{
						label,
						amount: bodies.length,
						source: null,
						counted: answersOf(bodies, hasAnswer ? question.code : null)
					}
				]
			: [];
	const without = (reason: MissingReason) =>
		readings.flatMap(({ body, reading }) =>
			!reading.known && reading.reason === reason ? [body] : []
		);
	return [
		...question.options.flatMap((option) =>
			partOf(
				option.label,
				readings.flatMap(({ body, reading }) =>
					reading.known && reading.value === option.code ? [body] : []
				)
			)
		),
		...missingReasons.flatMap((reason) =>
			partOf(missingTable[reason], without(reason), reason !== 'not_asked' && reason !== 'erased')
		)
	];
}

/** What the matrix of topics says, a statement for each of its columns: how many said yes. */
export function stateTopics(
	question: ChoiceGrid,
	tallies: readonly { part: Part; tally: Tally }[],
	wave: WaveAnswers
): Statement[] {
	const noun = bodyNoun(wave.bodies);
	const toneOf = new Map(question.options.map((option) => [option.code, option.tone ?? 'part']));
	return tallies.map(({ part, tally }) => {
		const yes = shareOf(tally, (value) => toneOf.get(String(value)) === 'yes');
		const silences = joinWords(silenceClauses(tally.missing, wave.wave.as_at));
		const parts = partsOf(question, part, wave);
		const topic =
			part.code === 'overall'
				? `“${question.title}” overall`
				: `“${question.title}”, ${continueSentence(part.label)}`;
		const applies = yes.of === wave.bodies.length ? 'all' : 'the';
		const whom = `${applies} ${countThings(yes.of, noun.one, noun.many)}${yes.of === wave.bodies.length ? ' asked' : ' for which it arose'}`;
		return {
			of: { column: part.code },
			title: part.label,
			number: yes.base ? figureWord(yes.count) : null,
			says: yes.base
				? `on ${topic}, ${figureWord(yes.count)} of the ${countThings(yes.base, noun.one, noun.many)} that answered said yes`
				: `on ${topic}, no ${noun.one} gave an answer`,
			base: yes.unknown
				? `of ${whom} it could be ${boundsWords(yes)}: ${silences}`
				: `the base is ${whom}`,
			sum: `${parts.map(({ label, amount }) => `${amount} ${continueSentence(label)}`).join(' + ')} = ${countThings(tally.total, noun.one, noun.many)}`,
			parts
		};
	});
}
