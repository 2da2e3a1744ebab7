import { missingTable, type PartReading } from '../../answers/missing';
import { basisWords, provisionLabel } from '../../answers/provisions';
import { boundsWords } from '../../answers/share-words';
import { silenceClauses } from '../../answers/silence';
import { countKnown, shareOf, tallyReadings, type Share, type Tally } from '../../answers/tally';
import { readAnswer } from '../../answers/wave-reading';
import { shortName, type Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { countBodies, countOfBodies } from '../../bodies/count-bodies';
import type { Dataset, WaveAnswers } from '../../editions/dataset';
import { partsOf } from '../../questions/kinds/registry';
import type { Part } from '../../questions/kinds/kind';
import type { ChoiceGrid, Option, Tone } from '../../questions/question';
import {
	continueSentence,
	countThings,
	countWord,
	endSentence,
	joinWords,
	startSentence
} from '../../questions/words';
import type { ChartSettings } from '../chart';
import type { Dot, DotRow, ToldFigure, KeyEntry } from '../figure';
import { missingDotLook, toneLooks } from '../looks';
import { questionOfChart } from '../question-of-chart';
import { stateTopics } from '../statements/topics';
import { frameFigure } from './frame';

type Settings = Extract<ChartSettings, { figure: 'topics' }>;

/** The parts with the choice for all of them first, where the question has one. */
function partsInOrder(question: ChoiceGrid): Part[] {
	const parts = partsOf(question);
	return [
		...parts.filter((part) => part.code === 'overall'),
		...parts.filter((part) => part.code !== 'overall')
	];
}

function findOption(question: ChoiceGrid, reading: PartReading): Option | null {
	if (!reading.known) return null;
	return question.options.find((option) => option.code === reading.value) ?? null;
}

function tellDot(
	question: ChoiceGrid,
	wave: WaveAnswers,
	body: Body,
	part: Part,
	row: number
): Dot {
	const reading = readAnswer(wave, body.slug, question, part.code);
	const cell = { row, column: part.code };
	const option = findOption(question, reading);
	if (option) {
		return {
			label: option.label,
			short: option.short ?? option.label,
			known: true,
			look: toneLooks[option.tone ?? 'part'],
			cell,
			words: option.label
		};
	}
	const reason = reading.known ? 'not_stated' : reading.reason;
	const provisions = wave.find(body.slug, question.code)?.provisions ?? [];
	const withheld = reason === 'refused' || reason === 'withheld';
	return {
		label: missingTable[reason],
		short: missingTable[reason],
		known: false,
		look: missingDotLook(reason),
		cell,
		words: withheld ? `${missingTable[reason]}, ${basisWords(provisions)}` : missingTable[reason]
	};
}

/** What a table's cell says: the option, or the reason with the provisions relied on. */
function cellWords(dot: Dot, provisions: readonly string[]): string {
	return !dot.known && dot.look.texture === 'hatched' && provisions.length
		? `${dot.label} (${provisions.map(provisionLabel).join(', ')})`
		: dot.label;
}

/** A part of the question with what all the bodies said of it. */
interface PartTally {
	part: Part;
	tally: Tally;
}

/** How many said an option of that tone, with bounds. */
function shareOfTone(question: ChoiceGrid, tally: Tally, tone: Tone): Share {
	return shareOf(
		tally,
		(value) => (question.options.find((one) => one.code === value)?.tone ?? 'part') === tone
	);
}

/** What was said of the chief part, and by how many nothing. */
function headline(question: ChoiceGrid, { part, tally }: PartTally, wave: WaveAnswers): string {
	const about =
		part.code === 'overall' ? question.title : `${question.title}, ${continueSentence(part.label)}`;
	const count = (tone: Tone) => shareOfTone(question, tally, tone).count;
	const said = [
		`${countOfBodies(count('yes'), wave.bodies)} said yes`,
		...(count('part') ? [`${countWord(count('part'))} something short of it`] : []),
		...(count('no') ? [`${countWord(count('no'))} no`] : [])
	];
	const silences = silenceClauses(tally.missing, wave.wave.as_at);
	return `${about}: ${joinWords(said)}${silences.length ? `; ${joinWords(silences)}` : ''}`;
}

/** How many said yes to the chief part, out of how many that answered, with bounds and silences. */
function boundMain(question: ChoiceGrid, tally: Tally, { bodies, wave }: WaveAnswers): string[] {
	const yes = shareOfTone(question, tally, 'yes');
	if (yes.base === 0) return [`${countOfBodies(0, bodies)} answered it`];
	const base = `${countBodies(yes.base, bodies)} that answered said yes`;
	if (yes.unknown === 0) return [`${countWord(yes.count)} of the ${base}`];
	return [
		`${countWord(yes.count)} of the ${base}; of all ${yes.of}, ${boundsWords(yes)}`,
		joinWords(silenceClauses(tally.missing, wave.as_at))
	];
}

/** An entry for each option that was given, and for each reason that occurs. */
function keyOf(options: readonly Option[], rows: readonly DotRow[]): KeyEntry[] {
	const missing = new Map<string, KeyEntry>();
	for (const dot of rows.flatMap((row) => row.dots)) {
		if (!dot.known) missing.set(dot.label, { label: dot.label, look: dot.look });
	}
	return [
		...options.map((option) => ({
			label: option.short ?? option.label,
			look: toneLooks[option.tone ?? 'part'],
			disc: true
		})),
		...missing.values()
	];
}

/**
 * What each body said of each topic: a dot matrix, with the choice for all topics first.
 * @throws where the settings name a question that the survey lacks or that has no items
 */
export function topicsFigure(settings: Settings, dataset: Dataset): ToldFigure {
	const question = questionOfChart(settings, dataset, ['choice_grid']);
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const noun = bodyNoun(bodies);
		const parts = partsInOrder(question);
		const rows = bodies.map((body, row): DotRow => ({
			label: shortName(body),
			dots: parts.map((part) => tellDot(question, wave, body, part, row))
		}));
		const tallies = parts.map((part) => ({
			part,
			tally: tallyReadings(bodies.map((body) => readAnswer(wave, body.slug, question, part.code)))
		}));
		const chief = question.overall ? 'overall' : question.subject;
		const main = tallies.find(({ part }) => part.code === chief) ?? tallies[0];
		const said = tallies
			.filter(({ part }) => part.code !== 'overall')
			.map(({ part, tally }) => `${continueSentence(part.label)}, ${countWord(countKnown(tally))}`);
		const options = question.options.filter((option) =>
			tallies.some(({ tally }) => tally.values.has(option.code))
		);

		return {
			headline: main ? headline(question, main, wave) : question.title,
			subtitle: `${question.title}: what each ${noun.one} said, by topic`,
			summary: [
				...(main ? boundMain(question, main.tally, wave) : []),
				`How many of ${bodies.length} said anything of each topic: ${said.join('; ')}`,
				'A topic that an answer does not mention is not stated, whatever the answer says overall'
			]
				.map((words) => endSentence(startSentence(words)))
				.join(' '),
			method:
				'Each answer is read topic by topic, and overall where it gives one choice for all topics.',
			notes: [
				'Not stated is not a no: the answer does not mention the topic.',
				...options
					.filter((option) => (option.tone ?? 'part') === 'part' && option.short)
					.map((option) => `“${option.short}” stands for: ${continueSentence(option.label)}.`)
			],
			table: {
				caption: `${question.title} by topic, ${countThings(bodies.length, noun.one, noun.many)}`,
				columns: [
					{ key: 'body', label: startSentence(noun.one), numeric: false, unit: null },
					...parts.map((part) => ({
						key: part.code,
						label: part.label,
						numeric: false,
						unit: null
					}))
				],
				rows: rows.map(({ label, dots }, row) => {
					const body = bodies[row];
					const provisions = body ? (wave.find(body.slug, question.code)?.provisions ?? []) : [];
					return {
						body: label,
						...Object.fromEntries(dots.map((dot) => [dot.cell.column, cellWords(dot, provisions)]))
					};
				})
			},
			marks: {
				form: 'dots',
				columns: parts.map((part) => part.label),
				rows,
				key: keyOf(options, rows)
			},
			points: rows.flatMap((row, index) =>
				row.dots.map((dot, part) => ({
					row: index,
					part,
					title: `${row.label}, ${continueSentence(parts[part]?.label ?? '')}`,
					words: dot.words
				}))
			),
			statements: stateTopics(question, tallies, wave)
		};
	});
}
