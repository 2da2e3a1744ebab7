import { dispositionTable, type Disposition } from '../../answers/disposition';
import { dispositionWords } from '../../answers/disposition-words';
import { missingTable, type MissingReason } from '../../answers/missing';
import { provisionLabel } from '../../answers/provisions';
import { boundsWords } from '../../answers/share-words';
import { boundShare } from '../../answers/tally';
import { dispositionOf, readAnswer } from '../../answers/wave-reading';
import { shortName } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { countBodies, countOfBodies, nameBodies } from '../../bodies/count-bodies';
import { partsOf } from '../../questions/kinds/registry';
import type { Part } from '../../questions/kinds/kind';
import type { Question } from '../../questions/question';
import {
	continueSentence,
	countWord,
	endSentence,
	joinWords,
	startSentence
} from '../../questions/words';
import type { SettingsOf } from '../chart';
import type { Dot, DotRow, KeyEntry, Look, ToldFigure } from '../figure';
import { dispositionLook, missingDotLook, toneLooks } from '../looks';
import { stateTurns } from '../statements/change';
import {
	betweenWords,
	changeNotes,
	isAskedInBoth,
	waveNames,
	type ComparedWave,
	type TracedBody
} from './change-rows';

type Settings = SettingsOf<'change'>;

/** What a body said in one wave. */
interface Said {
	/** Whether it can be compared with what was said in another. */
	known: boolean;
	/** Whether it is drawn as a disc: a value was given. */
	isValue: boolean;
	label: string;
	short: string;
	look: Look;
	provisions: readonly string[];
}

/** One body with what it said in every wave. */
export interface TurnedBody {
	traced: TracedBody;
	said: readonly { label: string; known: boolean; hasAnswer: boolean }[];
	/** From the first of the waves to the last. */
	turn: 'changed' | 'same' | 'unknown' | 'other_body' | 'one_wave';
	/** "Refused, then answered"; "Unchanged"; why it cannot be compared. */
	words: string;
}

const missing = (reason: MissingReason, asAt: string | null): Omit<Said, 'provisions'> => {
	const label =
		reason === 'awaiting' || reason === 'refused'
			? dispositionWords(reason, asAt)
			: missingTable[reason];
	return {
		known: false,
		isValue: false,
		label,
		short: missingTable[reason],
		look: missingDotLook(reason)
	};
};

/** Whether an answer so dealt with gave a value, which is a disc in the matrix. */
const gaveValue = (disposition: Disposition) => dispositionTable[disposition].value !== 'none';

function readDisposition(wave: ComparedWave, body: string, question: string): Said {
	const disposition = dispositionOf(wave.answers, body, question);
	const answer = wave.answers.find(body, question);
	const provisions = answer?.provisions ?? [];
	if (disposition === null) return { ...missing('erased', null), provisions };
	if (!gaveValue(disposition)) {
		const { label: plain } = dispositionTable[disposition];
		return {
			known: disposition !== 'not_asked',
			isValue: false,
			label: dispositionWords(disposition, wave.asAt, answer?.neither_confirmed_nor_denied),
			short: plain,
			look: missingDotLook(disposition as MissingReason),
			provisions
		};
	}
	const { label } = dispositionTable[disposition];
	return {
		known: true,
		isValue: true,
		label,
		short: label,
		look: dispositionLook(disposition),
		provisions
	};
}

function readOption(wave: ComparedWave, body: string, question: Question, part: Part): Said {
	const reading = readAnswer(wave.answers, body, question, part.code);
	const provisions = wave.answers.find(body, question.code)?.provisions ?? [];
	const option = part.options?.find((one) => reading.known && one.code === reading.value);
	if (option) {
		return {
			known: true,
			isValue: true,
			label: option.label,
			short: option.short ?? option.label,
			look: toneLooks[option.tone ?? 'part'],
			provisions
		};
	}
	return { ...missing(reading.known ? 'not_stated' : reading.reason, wave.asAt), provisions };
}

/** The part that is compared: the one chosen, or the chief one. */
function partOf(question: Question, chosen: string | undefined): Part | undefined {
	const parts = partsOf(question);
	const chief =
		chosen ??
		(question.kind === 'choice_grid'
			? (question.subject ?? (question.overall ? 'overall' : undefined))
			: undefined);
	return parts.find((one) => one.code === chief) ?? parts[0];
}

/** The code of the part that is compared where none is chosen. */
export const chiefPart = (question: Question): string => partOf(question, undefined)?.code ?? '';

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

/** "Refused, then answered"; what was said in waves that did not ask is left out. */
function turnWords(labels: readonly string[]): string {
	return labels
		.filter((label, index) => label !== labels[index - 1])
		.map((label, index) => (index === 0 ? label : continueSentence(label)))
		.join(', then ');
}

function turnOf(traced: TracedBody, said: readonly Said[]): Pick<TurnedBody, 'turn' | 'words'> {
	const [before, after] = [said[0], said.at(-1)];
	if (traced.breaks.length > 0) {
		return { turn: 'other_body', words: 'Not comparable: the body is not the same' };
	}
	if (!isAskedInBoth(traced) || !before || !after) {
		return { turn: 'one_wave', words: 'Not comparable: not asked at both ends' };
	}
	// What differs only by the date it was as at is the same.
	const words = turnWords(said.map(({ short }) => short));
	if (!before.known || !after.known) {
		return {
			turn: 'unknown',
			words: before.short === after.short ? `${before.short} both times` : words
		};
	}
	if (before.short !== after.short) return { turn: 'changed', words };
	return { turn: 'same', words: words === before.short ? 'Unchanged' : words };
}

const columnKey = (wave: string) => `in_${wave}`;

function tellDots(
	turned: { traced: TracedBody; said: readonly Said[] },
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
	const { changed, compared, unknown, both } = countTurns(rows);
	if (compared.length === 0) {
		return `${about}: of ${countOfBodies(0, bodiesOf(rows))} can it be said whether anything changed`;
	}
	const who = countOfBodies(changed.length, bodiesOf(compared));
	const that = unknown.length ? ' that gave an answer both times' : ' asked both times';
	const rest = unknown.length
		? `; of ${countWord(unknown.length)} more of the ${both.length} asked both times it cannot be told`
		: '';
	return `${about}: ${who}${that} ${deed}${rest}`;
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
		`Of ${countBodies(all.length, all)} asked in ${joinWords(
			waves.map(({ label }) => label),
			'or'
		)}, ${countWord(both.length)} ${both.length === 1 ? 'was' : 'were'} asked at both ends and ${both.length === 1 ? 'was' : 'were'} the same one throughout`,
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
		...(broken.length
			? [
					`${countWord(broken.length)} cannot be compared because of a split, a merger, a renaming or an end: ${nameBodies(bodiesOf(broken))}`
				]
			: []),
		...(once.length
			? [`${countWord(once.length)} ${once.length === 1 ? 'was' : 'were'} not asked at both ends`]
			: [])
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
	const part =
		settings.measure === 'dispositions' ? null : (partOf(question, settings.part) ?? null);
	const about =
		part && question.kind === 'choice_grid'
			? `${question.title}, ${continueSentence(part.label)}`
			: question.title;
	const deed = part ? 'changed what they said' : 'dealt with it in another way';
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
				{ key: 'change', label: 'Change', numeric: false, unit: null },
				{ key: 'between', label: 'What happened between', numeric: false, unit: null }
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
