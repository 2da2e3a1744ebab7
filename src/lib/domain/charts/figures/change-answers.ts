import { missingTable } from '../../answers/missing';
import { provisionLabel } from '../../answers/provisions';
import { boundsWords } from '../../answers/share-words';
import { boundShare } from '../../answers/tally';
import { shortName } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { countBodies, countOfBodies } from '../../bodies/count-bodies';
import { chiefPart } from '../../questions/chief-part';
import { partsOf } from '../../questions/kinds/registry';
import type { Question } from '../../questions/question';
import {
	continueSentence,
	countWord,
	endSentence,
	joinWords,
	startSentence
} from '../../questions/words';
import type { SettingsOf } from '../chart';
import type { Dot, DotRow, KeyEntry, ToldFigure } from '../figure';
import { missingDotLook } from '../looks';
import { stateTurns } from '../statements/change';
import {
	betweenWords,
	waveNames,
	type ComparedWave,
	type TracedBody
} from '../../surveys/compared-waves';
import {
	readDisposition,
	readOption,
	turnOf,
	type SaidInWave,
	type TurnedBody
} from './change-turns';
import { askedSentence, changeColumns, changeNotes, leftOutSentences } from './change-words';

type Settings = SettingsOf<'change'>;

/** A matrix has a look of its own for every entry of its key. */
function keyOf(rows: readonly DotRow[]): KeyEntry[] {
	const entries = new Map<string, KeyEntry>();
	for (const dot of rows.flatMap((row) => row.dots)) {
		if (dot.look.glyph === null || entries.has(dot.short)) continue;
		entries.set(dot.short, {
			label: dot.short,
			look: dot.look,
			...(dot.known ? { disc: true } : {})
		});
	}
	return [...entries.values()];
}

const columnKey = (wave: string) => `in_${wave}`;

function tellDots(
	turned: { traced: TracedBody; said: readonly SaidInWave[] },
	row: number,
	waves: readonly ComparedWave[]
): Dot[] {
	return waves.map(({ answers }, index) => {
		const said = turned.said[index];
		const cited = said && !said.isValue && said.look.texture === 'hatched' ? said.provisions : [];
		const label = said?.label ?? missingTable.not_asked;
		return {
			label,
			short: said?.short ?? label,
			known: said?.isValue ?? false,
			look: said?.look ?? missingDotLook('not_asked'),
			cell: { row, column: columnKey(answers.wave.slug) },
			words: cited.length ? `${label} (${cited.map(provisionLabel).join(', ')})` : label
		};
	});
}

/** How many changed of those that can be compared, with what is not known. */
function countTurns(rows: readonly TurnedBody[]) {
	const of = (...turns: TurnedBody['turn'][]) => rows.filter(({ turn }) => turns.includes(turn));
	const [changed, same, unknown] = [of('changed'), of('same'), of('unknown')];
	return {
		changed,
		same,
		unknown,
		compared: [...changed, ...same],
		both: of('changed', 'same', 'unknown'),
		broken: of('other_body'),
		once: of('one_wave')
	};
}

const bodiesOf = (rows: readonly TurnedBody[]) => rows.map(({ traced }) => traced.body);

function headline(rows: readonly TurnedBody[], about: string, deed: string): string {
	const { changed, same, compared, unknown, both } = countTurns(rows);
	if (compared.length === 0) {
		return `${about}: of ${countOfBodies(0, bodiesOf(rows))} can it be said whether anything changed`;
	}
	const who = countBodies(both.length, bodiesOf(both));
	const rest = unknown.length ? `; of ${countWord(unknown.length)} it cannot be told` : '';
	return `${about}: of ${who} asked both times, ${countWord(changed.length)} ${deed} and ${countWord(same.length)} did not${rest}`;
}

function summarise(
	rows: readonly TurnedBody[],
	waves: readonly ComparedWave[],
	deed: string
): string {
	const all = bodiesOf(rows);
	const { changed, same, unknown, both, broken, once } = countTurns(rows);
	const turns = new Map<string, number>();
	for (const { words } of changed) turns.set(words, (turns.get(words) ?? 0) + 1);
	const moves = [...turns].map(([words, count]) => `${countWord(count)} “${words}”`);
	const share = boundShare(changed.length, changed.length + same.length, unknown.length);
	const sentences = [
		askedSentence(all, bodiesOf(both), waves),
		...(both.length
			? [
					`Of these, ${countWord(changed.length)} ${deed}${moves.length ? ` (${joinWords(moves)})` : ''} and ${countWord(same.length)} did not`
				]
			: []),
		...(unknown.length
			? [
					`Of ${countWord(unknown.length)} it cannot be told, for one of the answers is missing: so ${boundsWords(share)} of the ${countWord(both.length)} ${deed}`
				]
			: []),
		...leftOutSentences(bodiesOf(broken), bodiesOf(once))
	];
	return sentences.map((words) => endSentence(startSentence(words))).join(' ');
}

/**
 * What bodies said, or how they dealt with a question, wave beside wave: a matrix in which each change is
 * marked in words.
 */
export function tellTurns(
	settings: Settings,
	question: Question,
	waves: readonly ComparedWave[],
	traced: readonly TracedBody[]
): Omit<ToldFigure, 'slug' | 'kind' | 'source' | 'asAt' | 'published'> {
	const chosen = partsOf(question).find((one) => one.code === settings.part);
	const part = settings.measure === 'dispositions' ? null : (chosen ?? chiefPart(question));
	const about =
		part && question.kind === 'choice_grid'
			? `${question.title}, ${continueSentence(part.label)}`
			: question.title;
	const deed = part ? 'gave another answer' : 'dealt with it in another way';
	const turned = traced.map((one) => {
		const said = waves.map((wave) =>
			part
				? readOption(wave, one.body.slug, question, part)
				: readDisposition(wave, one.body.slug, question.code)
		);
		return { traced: one, said, ...turnOf(one, said) };
	});
	const states = turned.map(({ said, ...one }): TurnedBody => ({
		...one,
		said: said.map(({ label, known }, index) => ({
			label,
			known,
			hasAnswer: (waves[index]?.answers.find(one.traced.body.slug, question.code) ?? null) !== null
		}))
	}));
	const bodies = traced.map(({ body }) => body);
	const noun = bodyNoun(bodies);
	const rows = turned.map((one, row): DotRow => {
		const { breaks } = one.traced;
		return {
			label: shortName(one.traced.body),
			dots: tellDots(one, row, waves),
			remark: breaks.length
				? startSentence(breaks.map((found) => found.words).join('; '))
				: one.turn === 'one_wave'
					? betweenWords({ ...one.traced, transfers: [] }, waves)
					: one.words
		};
	});
	return {
		headline: headline(states, about, deed),
		subtitle: `${about}: ${part ? 'what was answered' : 'how it was dealt with'}, ${waveNames(waves)}`,
		summary: summarise(states, waves, deed),
		method: endSentence(
			`${part ? 'Answers are' : 'How a question was dealt with is'} compared where the same ${noun.one} was asked both times; one that was split, merged or renamed is not the same`
		),
		notes: [
			...(part ? ['Not stated is not a no, and an answer that is missing is not a change.'] : []),
			...changeNotes(false)
		],
		table: {
			caption: `${about}: ${part ? 'what was answered' : 'how it was dealt with'} by ${noun.one} in ${waveNames(waves)}, and what happened between`,
			columns: [
				{ key: 'body', label: startSentence(noun.one), numeric: false, unit: null },
				...waves.map(({ answers, label }) => ({
					key: columnKey(answers.wave.slug),
					label,
					numeric: false,
					unit: null
				})),
				...changeColumns
			],
			rows: rows.map(({ label, dots }, row) => ({
				body: label,
				...Object.fromEntries(dots.map((dot) => [dot.cell.column, dot.words])),
				change: turned[row]?.words ?? '',
				between: traced[row] ? betweenWords(traced[row], waves) : ''
			}))
		},
		marks: {
			form: 'dots',
			columns: waves.map(({ label }) => label),
			rows,
			key: keyOf(rows),
			remarks: 'Change'
		},
		points: rows.flatMap(({ label, dots, remark }, row) =>
			dots.map((dot, index) => ({
				row,
				part: index,
				title: `${label}, ${waves[index]?.label ?? ''}`,
				words: index === dots.length - 1 && remark ? `${dot.words}. ${remark}` : dot.words
			}))
		),
		statements: stateTurns(states, question, about, waves, deed)
	};
}
