import { missingReasons, missingTable, type MissingReason } from '../../answers/missing';
import { boundsWords } from '../../answers/share-words';
import { absenceClauses } from '../../answers/silence';
import { shareOf, tallyReadings, type Tally } from '../../answers/tally';
import { readAnswer } from '../../answers/wave-reading';
import type { Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { countBodies, countOfBodies, nameBodies } from '../../bodies/count-bodies';
import type { Dataset, WaveAnswers } from '../../editions/dataset';
import { partsOf } from '../../questions/kinds/registry';
import type { Part } from '../../questions/kinds/kind';
import type { Choice, ChoiceGrid, Option } from '../../questions/question';
import {
	continueSentence,
	countThings,
	countWord,
	endSentence,
	joinWords,
	startSentence
} from '../../questions/words';
import type { SettingsOf } from '../chart';
import type { Cell, Look, StackRow, ToldFigure } from '../figure';
import { dispositionLook, missingLook, optionLooks } from '../looks';
import { questionOfChart } from '../question-of-chart';
import { stateAnswers } from '../statements/answers';
import { frameFigure } from './frame';
import { stackPoints } from './stack-points';

type Settings = SettingsOf<'answers'>;

/** What the bodies said to one part of a question: by option, and by reason where they did not say. */
interface Said {
	part: Part;
	tally: Tally;
	byOption: { option: Option; bodies: Body[] }[];
	byReason: { reason: MissingReason; bodies: Body[] }[];
}

function readPartOfAll(question: Choice | ChoiceGrid, wave: WaveAnswers, part: Part): Said {
	const readings = wave.bodies.map((body) => ({
		body,
		reading: readAnswer(wave, body.slug, question, part.code)
	}));
	return {
		part,
		tally: tallyReadings(readings.map(({ reading }) => reading)),
		byOption: question.options.map((option) => ({
			option,
			bodies: readings.flatMap(({ body, reading }) =>
				reading.known && reading.value === option.code ? [body] : []
			)
		})),
		byReason: missingReasons
			.map((reason) => ({
				reason,
				bodies: readings.flatMap(({ body, reading }) =>
					!reading.known && reading.reason === reason ? [body] : []
				)
			}))
			.filter(({ bodies }) => bodies.length > 0)
	};
}

/** How many gave an option, of those that said anything, with bounds over those to which it applies. */
const shareOfOption = ({ tally }: Said, option: Option) =>
	shareOf(tally, (value) => value === option.code);

/** The option that a bar is remarked for: a plain yes where there is one. */
const chiefOption = (question: Choice | ChoiceGrid): Option | undefined =>
	question.options.find((option) => option.tone === 'yes') ?? question.options[0];

const quote = (option: Option) => `“${option.label}”`;

function headline(question: Choice | ChoiceGrid, said: Said, { bodies, wave }: WaveAnswers) {
	const about =
		question.kind === 'choice'
			? question.title
			: `${question.title}, ${continueSentence(said.part.label)}`;
	const [first, ...rest] = said.byOption.filter((one) => one.bodies.length > 0);
	if (!first) return `${about}: ${countOfBodies(0, bodies)} said`;
	const clauses = [
		`${countOfBodies(first.bodies.length, bodies)} said ${quote(first.option)}`,
		...rest.map((one) => `${countWord(one.bodies.length)} ${quote(one.option)}`)
	];
	const absent = absenceClauses(said.tally.missing, wave.as_at);
	return `${about}: ${joinWords(clauses)}${absent.length ? `; ${joinWords(absent)}` : ''}`;
}

/** How many gave the chief option, of those that answered and of all to which the part applies. */
function summarisePart(
	said: Said,
	option: Option | undefined,
	{ bodies, wave }: Pick<WaveAnswers, 'bodies' | 'wave'>
): string {
	const share = option && shareOfOption(said, option);
	const absent = absenceClauses(said.tally.missing, wave.as_at);
	const why = absent.length ? ` (${joinWords(absent)})` : '';
	if (!option || !share || share.base === 0) return `${countOfBodies(0, bodies)} answered${why}`;
	const base = `${countWord(share.count)} of the ${countBodies(share.base, bodies)} that answered said ${quote(option)}`;
	const bounds = share.unknown
		? `; of all ${share.of} to which it applies, ${boundsWords(share)}`
		: '';
	return `${base}${bounds}${why}`;
}

/** Parts of which the same is to be said are named together. */
function summarise(
	question: Choice | ChoiceGrid,
	all: readonly Said[],
	{ bodies, wave }: WaveAnswers
): string {
	const option = chiefOption(question);
	const parts = new Map<string, string[]>();
	for (const said of all) {
		const words = summarisePart(said, option, { bodies, wave });
		parts.set(words, [...(parts.get(words) ?? []), said.part.label]);
	}
	return [...parts]
		.map(([words, labels]) =>
			endSentence(
				question.kind === 'choice' ? startSentence(words) : `${joinWords(labels)}: ${words}`
			)
		)
		.join(' ');
}

/** The look of a reason in a bar: that of the disposition where the reason is one. */
function reasonLook(reason: MissingReason): Look {
	switch (reason) {
		case 'refused':
		case 'not_held':
		case 'awaiting':
		case 'not_applicable':
		case 'not_stated':
			return dispositionLook(reason);
		case 'withheld':
		case 'in_total':
		case 'not_asked':
		case 'erased':
			return missingLook(reason);
	}
}

const noAnswer = 'No answer';

/** The rows of the table for one part: each option with its bounds, then each reason. */
function tellCells(said: Said): Record<string, Cell>[] {
	const { part } = said;
	return [
		...said.byOption.map(({ option, bodies }): Record<string, Cell> => {
			const { least, most } = shareOfOption(said, option);
			return {
				part: part.label,
				answer: option.label,
				bodies: bodies.length || 'None',
				which: nameBodies(bodies) || 'None',
				least: least || 'None',
				most: most || 'None'
			};
		}),
		...said.byReason.map(({ reason, bodies }): Record<string, Cell> => ({
			part: part.label,
			answer: missingTable[reason],
			bodies: bodies.length,
			which: nameBodies(bodies),
			least: noAnswer,
			most: noAnswer
		}))
	];
}

function tellRow(
	said: Said,
	question: Choice | ChoiceGrid,
	looks: ReadonlyMap<string, Look>,
	firstRow: number
): StackRow {
	const total = said.tally.total;
	const option = chiefOption(question);
	const share = option && shareOfOption(said, option);
	const parts = [
		...said.byOption.map(({ option: { code, label }, bodies }) => ({
			key: code,
			label,
			look: looks.get(code) ?? missingLook('not_stated'),
			bodies
		})),
		...said.byReason.map(({ reason, bodies }) => ({
			key: `missing_${reason}`,
			label: missingTable[reason] as string,
			look: reasonLook(reason),
			bodies
		}))
	];
	return {
		label: said.part.label,
		remark:
			option && share && share.unknown > 0
				? startSentence(`${boundsWords(share)} of ${share.of}: ${quote(option)}`)
				: null,
		segments: parts.flatMap(({ key, label, look, bodies }, index) =>
			bodies.length === 0
				? []
				: [
						{
							key,
							label,
							value: bodies.length,
							look,
							cell: { row: firstRow + index, column: 'bodies' },
							words: `${bodies.length} of ${total}: ${nameBodies(bodies)}`
						}
					]
		)
	};
}

/**
 * What was answered to a question: a bar for each of its parts, the bodies by what they said, and those that
 * did not say by the reason, so that every bar is as long as all the bodies.
 * @throws where the settings name a question that the survey lacks or that gives no options
 */
export function answersFigure(settings: Settings, dataset: Dataset): ToldFigure {
	const question = questionOfChart(settings, dataset, ['choice', 'choice_grid']);
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const noun = bodyNoun(bodies);
		const all = partsOf(question)
			.filter((part) => !settings.parts || settings.parts.includes(part.code))
			.map((part) => readPartOfAll(question, wave, part));
		const subject = question.kind === 'choice_grid' ? question.subject : undefined;
		const chief = all.find(({ part }) => part.code === subject) ?? all[0];
		const looks = optionLooks(question.options);
		const cells = all.map(tellCells);
		const rows = all.map((said, index) =>
			tellRow(said, question, looks, cells.slice(0, index).flat().length)
		);
		const reasons = missingReasons.filter((reason) =>
			all.some((said) => said.byReason.some((one) => one.reason === reason))
		);
		return {
			headline: chief ? headline(question, chief, wave) : question.title,
			subtitle: `${question.title}: what was answered, number of ${noun.many}`,
			summary: summarise(question, all, wave),
			method: `Each answer is read ${all.length > 1 ? 'part by part, and each part has a bar of its own' : 'as one of the options of the question'}. ${noun.one === 'department' ? 'A department' : 'A body'} that did not say stands under the reason, so each bar adds up to all ${bodies.length} ${noun.many}.`,
			notes: [
				...(reasons.length
					? ['What is not known is not a no: the bounds say how few and how many it could be.']
					: [])
			],
			table: {
				caption: `${question.title}: what was answered, by ${countThings(bodies.length, noun.one, noun.many)}`,
				columns: [
					{ key: 'part', label: 'Of what', numeric: false, unit: null },
					{ key: 'answer', label: 'Answer', numeric: false, unit: null },
					{ key: 'bodies', label: startSentence(noun.many), numeric: true, unit: null },
					{ key: 'which', label: 'Which', numeric: false, unit: null },
					{ key: 'least', label: 'At least', numeric: true, unit: null },
					{ key: 'most', label: 'At most', numeric: true, unit: null }
				],
				rows: cells.flat()
			},
			marks: {
				form: 'stacks',
				rows,
				key: [
					...question.options
						.filter((option) =>
							all.some((said) =>
								said.byOption.some((one) => one.option === option && one.bodies.length > 0)
							)
						)
						.map((option) => ({
							label: option.label,
							look: looks.get(option.code) ?? missingLook('not_stated')
						})),
					...reasons.map((reason) => ({ label: missingTable[reason], look: reasonLook(reason) }))
				]
			},
			points: stackPoints(rows),
			statements: stateAnswers(question, all, bodies)
		};
	});
}
