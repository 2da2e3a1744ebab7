import { shortName } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { boundsWords } from '../../answers/share-words';
import { boundShare } from '../../answers/tally';
import type { Question } from '../../questions/question';
import { continueSentence, countThings, startSentence } from '../../questions/words';
import { formatDay } from '../../surveys/as-at';
import type { ComparedWave } from '../../surveys/compared-waves';
import type { TurnedBody } from '../figures/change-turns';
import {
	movementWords,
	numberWords,
	type MovedBody,
	type SlopeTelling
} from '../figures/change-numbers';
import type { Counted, Statement, SumPart } from '../statement';
import { figureWord, nameFew } from './count-words';

/** The answer of a body in one of the waves, which is named unless its page shows it first. */
function answerIn(
	body: MovedBody['traced']['body'],
	question: string,
	index: number,
	waves: readonly ComparedWave[]
): Counted {
	const wave = waves[index];
	const label = `${shortName(body)}, ${wave?.label ?? ''}`;
	const answer = { kind: 'answer' as const, label, body: body.slug, question };
	return wave && index < waves.length - 1 ? { ...answer, wave: wave.answers.wave.slug } : answer;
}

const brokenStarts = {
	became: 'it ',
	came_from: 'it came ',
	took_in: 'it ',
	abolished: 'it was '
} as const;

/** What happened to the body, to go on within a sentence; '' where nothing did. */
const brokenWords = ({ traced }: Pick<MovedBody, 'traced'>): string =>
	traced.breaks.map(({ kind, words }) => `; ${brokenStarts[kind]}${words}`).join('');

function movedParts({ traced, numbers }: MovedBody, telling: SlopeTelling): SumPart[] {
	const { question, groups, waves } = telling;
	return numbers.flatMap((number, index): SumPart[] => {
		if (!number) return [];
		const { given, hasAnswer } = number;
		const counted = hasAnswer ? [answerIn(traced.body, question.code, index, waves)] : [];
		const label = waves[index]?.label ?? '';
		if (!given.known) return [{ label, amount: given.words, source: null, counted }];
		const whom = given.counted === 'all_groups' ? 'all groups, not told apart' : groups;
		return [
			{ label: `${startSentence(whom)}, ${label}`, amount: given.people, source: null, counted },
			...(given.staff
				? [
						{
							label: `Full-time-equivalent staff on ${formatDay(given.staff.as_at)}, for ${label}`,
							amount: given.staff.fte,
							source: [given.staff.source.title, given.staff.source.rounding]
								.filter(Boolean)
								.join(', '),
							counted: []
						}
					]
				: [])
		];
	});
}

function movedSum(moved: MovedBody, telling: SlopeTelling): string {
	const { movement, numbers } = moved;
	const [before, after] = [numbers[0]?.given, numbers.at(-1)?.given];
	const words = movementWords(moved, telling);
	if (!('by' in movement) || !before?.known || !after?.known) {
		return `No sum: ${continueSentence(words)}`;
	}
	const { unit } = telling;
	return `from ${numberWords(before, unit)} to ${numberWords(after, unit)}: ${continueSentence(words)}`;
}

/** What the table of slopes says, a statement for each of its rows, in their order. */
export function stateMovements(
	rows: readonly MovedBody[],
	telling: SlopeTelling,
	measure: string
): Statement[] {
	const { waves, unit } = telling;
	const what = `${continueSentence(measure)}${unit.unit === 'percent' ? ' as a share of full-time-equivalent staff' : ''}`;
	const noun = bodyNoun(rows.map(({ traced }) => traced.body));
	const same = rows.filter(({ movement }) => !['one_wave', 'other_body'].includes(movement.kind));
	const compared = same.filter(({ movement }) => 'by' in movement);
	return rows.map((moved, index) => {
		const { traced, numbers } = moved;
		const title = shortName(traced.body);
		const told = numbers.flatMap((number, at) =>
			number
				? [`${waves[at]?.label ?? ''}, ${continueSentence(numberWords(number.given, unit))}`]
				: []
		);
		const last = numbers.findLast((number) => number?.given.known)?.given;
		return {
			of: { row: index },
			title,
			number: last ? numberWords(last, unit) : null,
			says: `${what} at ${title}: ${told.join('; ') || 'not asked'}${brokenWords(moved) || `; ${continueSentence(movementWords(moved, telling))}`}`,
			base: `of ${countThings(same.length, noun.one, noun.many)} asked both times and the same throughout, ${figureWord(compared.length)} can be compared`,
			sum: movedSum(moved, telling),
			parts: movedParts(moved, telling)
		};
	});
}

/** What the matrix of change says: how many changed, then a statement for each of its rows, in their order. */
export function stateTurns(
	rows: readonly TurnedBody[],
	question: Question,
	about: string,
	waves: readonly ComparedWave[],
	deed: string
): Statement[] {
	const of = (turn: TurnedBody['turn']) => rows.filter((one) => one.turn === turn);
	const [changed, same, unknown] = [of('changed'), of('same'), of('unknown')];
	const compared = [...changed, ...same];
	const both = [...compared, ...unknown];
	const noun = bodyNoun(rows.map(({ traced }) => traced.body));
	const share = boundShare(changed.length, compared.length, unknown.length);
	const last = waves.length - 1;
	const partOf = (label: string, some: readonly TurnedBody[]): SumPart[] =>
		some.length
			? [
					{
						label,
						amount: some.length,
						source: null,
						counted: some.map(({ traced }) => answerIn(traced.body, question.code, last, waves))
					}
				]
			: [];
	const parts = [
		...partOf('Changed', changed),
		...partOf('Did not change', same),
		...partOf('Cannot be told', unknown)
	];
	const base = both.length
		? `of ${countThings(both.length, noun.one, noun.many)} asked both times and the same throughout it could be ${boundsWords(share)}`
		: `no ${noun.one} was asked both times and the same throughout`;
	return [
		{
			of: { column: 'change' },
			title: 'Changed',
			number: compared.length ? figureWord(changed.length) : null,
			says: compared.length
				? `on “${about}”, ${figureWord(changed.length)} of the ${countThings(compared.length, noun.one, noun.many)} that can be compared ${deed}${nameFew(changed.map(({ traced }) => traced.body))}`
				: `on “${about}”, it can be said of no ${noun.one} whether anything changed`,
			base,
			sum: parts.length
				? `${parts.map(({ label, amount }) => `${amount} ${continueSentence(label)}`).join(' + ')} = ${countThings(both.length, noun.one, noun.many)}`
				: 'No sum: nothing can be compared',
			parts
		},
		...rows.map(({ traced, said, words, turn }, row): Statement => {
			const title = shortName(traced.body);
			const asked = said.flatMap(({ label }, index) =>
				traced.asked[index] ? [{ label, index }] : []
			);
			const told = asked.map(
				({ label, index }) => `${waves[index]?.label ?? ''}, ${continueSentence(label)}`
			);
			const ending =
				turn === 'other_body' ? brokenWords({ traced }) : `; ${continueSentence(words)}`;
			return {
				of: { row },
				title,
				number: null,
				says: `on “${about}”, ${title}: ${told.join('; ')}${ending}`,
				base,
				sum: `No sum: ${continueSentence(words)}`,
				parts: asked.map(({ label, index }) => ({
					label: waves[index]?.label ?? '',
					amount: label,
					source: null,
					counted: said[index]?.hasAnswer
						? [answerIn(traced.body, question.code, index, waves)]
						: []
				}))
			};
		})
	];
}
