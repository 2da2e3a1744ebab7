import {
	dispositions as allDispositions,
	dispositionTable,
	type Disposition
} from '../../answers/disposition';
import { missingTable } from '../../answers/missing';
import { dispositionOf } from '../../answers/wave-reading';
import type { Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { countBodies, countOfBodies, nameBodies } from '../../bodies/count-bodies';
import type { Dataset, WaveAnswers } from '../../editions/dataset';
import type { Question } from '../../questions/question';
import {
	continueSentence,
	countThings,
	countWord,
	endSentence,
	formatCount,
	joinWords,
	startSentence
} from '../../questions/words';
import { formatAsAt, type AsAt } from '../../surveys/as-at';
import type { ChartSettings } from '../chart';
import type { Cell, ToldFigure, StackRow } from '../figure';
import { dispositionLook, missingDotLook } from '../looks';
import { stateDispositions } from '../statements/dispositions';
import { frameFigure } from './frame';
import { stackPoints } from './stack-points';

interface Dealt {
	question: Question;
	/** The bodies by how they dealt with it; with those of `erased` they are all bodies of the wave. */
	groups: { disposition: Disposition; bodies: Body[] }[];
	/** The bodies whose answers were erased: how they dealt with it is not known any more. */
	erased: Body[];
}

function sortByDisposition(question: Question, wave: WaveAnswers): Dealt {
	return {
		question,
		groups: allDispositions
			.map((disposition) => ({
				disposition,
				bodies: wave.bodies.filter(
					(body) => dispositionOf(wave, body.slug, question.code) === disposition
				)
			}))
			.filter(({ bodies }) => bodies.length > 0),
		erased: wave.bodies.filter((body) => dispositionOf(wave, body.slug, question.code) === null)
	};
}

function bodiesThat(dealt: Dealt, disposition: Disposition): Body[] {
	return dealt.groups.find((group) => group.disposition === disposition)?.bodies ?? [];
}

const matterOf = (question: Question) => question.matter ?? `“${question.title}”`;

/** The most that was withheld; where nothing was, how many questions were answered by all. */
function headline(all: Dealt[], bodies: Body[]): string {
	const most = Math.max(0, ...all.map((dealt) => bodiesThat(dealt, 'refused').length));
	if (most > 0) {
		const refused = all.filter((dealt) => bodiesThat(dealt, 'refused').length === most);
		const sets = new Set(
			refused.map((dealt) =>
				bodiesThat(dealt, 'refused')
					.map((body) => body.slug)
					.join(' ')
			)
		);
		const matters = refused.map(({ question }) => matterOf(question));
		// Not always the same bodies: then each matter was withheld by as many, not all by the same.
		const each = refused.length > 1 && sets.size > 1 ? 'each of these: ' : '';
		return `${countOfBodies(most, bodies)} withheld ${each}${joinWords(matters)}`;
	}
	const answered = all.filter((dealt) => bodiesThat(dealt, 'answered').length === bodies.length);
	const none = `${countOfBodies(0, bodies)} refused a question`;
	return bodies.length > 1
		? `${none}; all of them answered ${countWord(answered.length)} of ${countWord(all.length)}`
		: none;
}

/** What became of so many answers, where they were not given in full. */
const fates = {
	partly_withheld: (count) => `${were(count)} withheld in part`,
	refused: (count) => `${were(count)} refused`,
	not_held: (count) => `${were(count)} not held`,
	not_applicable: () => 'did not arise',
	not_stated: (count) => `${were(count)} not stated in the reply`,
	awaiting: (_count, asAt) => `had not come by ${formatAsAt(asAt)}`,
	not_asked: (count) => `${were(count)} not asked for`
} as const satisfies Record<
	Exclude<Disposition, 'answered'>,
	(count: number, asAt: AsAt) => string
>;

function were(count: number): string {
	return count === 1 ? 'was' : 'were';
}

function summarise(all: Dealt[], { bodies, wave }: WaveAnswers): string {
	const count = (disposition: Disposition) =>
		all.reduce((sum, dealt) => sum + bodiesThat(dealt, disposition).length, 0);
	const rest = (Object.keys(fates) as (keyof typeof fates)[]).flatMap((disposition) => {
		const own = count(disposition);
		return own ? [`${countWord(own)} ${fates[disposition](own, wave.as_at)}`] : [];
	});
	const erased = all.reduce((sum, dealt) => sum + dealt.erased.length, 0);
	const total = formatCount(all.length * bodies.length);
	const of = `${countWord(all.length)} ${all.length === 1 ? 'question' : 'questions'} to each of ${countThings(bodies.length, bodyNoun(bodies).one, bodyNoun(bodies).many)}`;
	const clauses = [
		`${countWord(count('answered'))} came in full`,
		...rest,
		...(erased ? [`${countWord(erased)} ${were(erased)} erased`] : [])
	];
	const silent = bodies.filter((body) =>
		all.every((dealt) => bodiesThat(dealt, 'awaiting').includes(body))
	);
	return [
		`Of ${total} answers asked for (${of}), ${joinWords(clauses)}`,
		...(silent.length
			? [
					`${countBodies(silent.length, bodies)} (${nameBodies(silent)}) had not replied at all, so what ${silent.length === 1 ? 'it' : 'they'} would say is not known`
				]
			: [])
	]
		.map((words) => endSentence(startSentence(words)))
		.join(' ');
}

const erasedEntry = { label: missingTable.erased, look: missingDotLook('erased') };

/** The parts of a question's bar: the bodies by disposition, and last those whose answers were erased. */
function segmentsOf({ groups, erased }: Dealt) {
	return [
		...groups.map(({ disposition, bodies }) => ({
			key: disposition as Disposition | 'erased',
			label: dispositionTable[disposition].label as string,
			look: dispositionLook(disposition),
			bodies
		})),
		...(erased.length > 0 ? [{ key: 'erased' as const, ...erasedEntry, bodies: erased }] : [])
	];
}

/** How each question was dealt with: one bar for each question, the bodies by disposition. */
export function dispositionsFigure(
	settings: Extract<ChartSettings, { figure: 'dispositions' }>,
	dataset: Dataset
): ToldFigure {
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const all = dataset.questions.map((question) => sortByDisposition(question, wave));
		const noun = bodyNoun(bodies).many;
		const tableRows: Record<string, Cell>[] = [];
		const rows = all.map((dealt): StackRow => ({
			label: dealt.question.title,
			remark: null,
			segments: segmentsOf(dealt).map(({ key, label, look, bodies: own }) => {
				const row = tableRows.push({
					question: dealt.question.title,
					disposition: label,
					bodies: own.length,
					which: nameBodies(own)
				});
				return {
					key,
					label,
					value: own.length,
					look,
					cell: { row: row - 1, column: 'bodies' },
					words: `${own.length} of ${bodies.length} ${noun}: ${nameBodies(own)}`
				};
			})
		}));
		const used = allDispositions.filter((disposition) =>
			all.some((dealt) => bodiesThat(dealt, disposition).length > 0)
		);
		return {
			headline: headline(all, bodies),
			subtitle: `How each question was dealt with, number of ${noun}`,
			summary: summarise(all, wave),
			method: `Each answer is coded by how its question was dealt with. One letter can answer one question and refuse the next, so each question has a bar of its own, and each bar adds up to all ${bodies.length} ${noun}.`,
			notes: used
				.filter((disposition) => disposition !== 'answered')
				.map(
					(disposition) =>
						`${dispositionTable[disposition].label}: ${continueSentence(dispositionTable[disposition].meaning)}`
				),
			table: {
				caption: `How each question was dealt with, by ${countThings(bodies.length, bodyNoun(bodies).one, noun)}`,
				columns: [
					{ key: 'question', label: 'Question', numeric: false, unit: null },
					{ key: 'disposition', label: 'How it was dealt with', numeric: false, unit: null },
					{ key: 'bodies', label: startSentence(noun), numeric: true, unit: null },
					{ key: 'which', label: 'Which', numeric: false, unit: null }
				],
				rows: tableRows
			},
			marks: {
				form: 'stacks',
				rows,
				key: [
					...used.map((disposition) => ({
						label: dispositionTable[disposition].label,
						look: dispositionLook(disposition)
					})),
					...(all.some((dealt) => dealt.erased.length > 0) ? [erasedEntry] : [])
				]
			},
			points: stackPoints(rows),
			statements: stateDispositions(
				all.map((dealt) => ({ question: dealt.question, parts: segmentsOf(dealt) })),
				bodies
			)
		};
	});
}
