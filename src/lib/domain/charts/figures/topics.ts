import { missingTable, type PartReading } from '../../answers/missing';
import { provisionLabel } from '../../answers/provisions';
import { shareOf, tallyReadings } from '../../answers/tally';
import { shortName, type Body } from '../../bodies/body';
import type { Dataset, WaveAnswers } from '../../editions/dataset';
import { partsOf, readPart } from '../../questions/kinds/registry';
import type { Part } from '../../questions/kinds/kind';
import type { ChoiceGrid, Option } from '../../questions/question';
import {
	continueSentence,
	countWord,
	endSentence,
	joinWords,
	startSentence
} from '../../questions/words';
import type { ChartSettings } from '../chart';
import type { Dot, DotRow, Figure, KeyEntry } from '../figure';
import { missingDotLook, toneLooks } from '../looks';
import { bodiesNoun, citedWords, countOfBodies, frameFigure } from './frame';

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

/** The reading of a part; a body that was not asked says nothing. */
function read(question: ChoiceGrid, wave: WaveAnswers, body: Body, part: string): PartReading {
	const answer = wave.find(body.slug, question.code);
	return answer ? readPart(question, answer, part) : { known: false, reason: 'not_asked' };
}

function tellDot(
	question: ChoiceGrid,
	wave: WaveAnswers,
	body: Body,
	part: Part,
	row: number
): Dot {
	const reading = read(question, wave, body, part.code);
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
		words: withheld ? `${missingTable[reason]}, ${citedWords(provisions)}` : missingTable[reason]
	};
}

/** What a table's cell says: the option, or the reason with the provisions relied on. */
function cellWords(dot: Dot, provisions: readonly string[]): string {
	return !dot.known && dot.look.texture === 'hatched' && provisions.length
		? `${dot.label} (${provisions.map(provisionLabel).join(', ')})`
		: dot.label;
}

/**
 * What each body said of each topic: a dot matrix, with the choice for all topics first.
 * @throws where the settings name a question that the survey lacks or that has no items
 */
export function topicsFigure(settings: Settings, dataset: Dataset): Figure {
	const question = dataset.questions.find((one) => one.code === settings.question);
	if (question?.kind !== 'choice_grid') {
		throw new Error(`The chart "${settings.slug}" needs a question that asks about items.`);
	}
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const noun = bodiesNoun(bodies, 2);
		const parts = partsInOrder(question);
		const main =
			parts.find((part) => part.code === (question.overall ? 'overall' : question.subject)) ??
			parts[0];
		const rows = bodies.map((body, row): DotRow => ({
			label: shortName(body),
			dots: parts.map((part) => tellDot(question, wave, body, part, row))
		}));

		const toneOf = (value: string | number) =>
			question.options.find((option) => option.code === value)?.tone ?? 'part';
		const tallies = parts.map((part) => ({
			part,
			tally: tallyReadings(bodies.map((body) => read(question, wave, body, part.code)))
		}));
		const mainTally = tallies.find(({ part }) => part === main)?.tally ?? tallyReadings([]);
		const yes = shareOf(mainTally, (value) => toneOf(value) === 'yes');
		const between = shareOf(mainTally, (value) => toneOf(value) === 'part');
		const no = shareOf(mainTally, (value) => toneOf(value) === 'no');
		const clauses = [
			`${countOfBodies(yes.count, bodies)} said yes`,
			...(between.count ? [`${countWord(between.count)} something between`] : []),
			...(no.count ? [`${countWord(no.count)} no`] : [])
		];
		const about =
			main && main.code !== 'overall'
				? `${question.title}, ${continueSentence(main.label)}`
				: question.title;
		const unsaid = yes.unknown ? `; ${countWord(yes.unknown)} did not say` : '';

		const bounds =
			yes.unknown === 0
				? `${countOfBodies(yes.count, bodies)} said yes`
				: `Between ${yes.least} and ${yes.most} of ${yes.of} ${noun} would say yes: ${yes.count} of the ${yes.base} that answered did, and ${countWord(yes.unknown)} did not answer`;
		const items = tallies.filter(({ part }) => part.code !== 'overall');
		const said = items.map(({ part, tally }) => {
			const share = shareOf(tally, (value) => toneOf(value) === 'yes');
			return `${continueSentence(part.label)}, ${countWord(share.base)}`;
		});
		const options = question.options.filter((option) =>
			tallies.some(({ tally }) => tally.values.has(option.code))
		);
		const key = new Map<string, KeyEntry>();
		for (const option of options) {
			key.set(option.code, {
				label: option.short ?? option.label,
				look: toneLooks[option.tone ?? 'part'],
				disc: true
			});
		}
		for (const { dots } of rows) {
			for (const dot of dots) {
				if (!dot.known) key.set(`missing ${dot.label}`, { label: dot.label, look: dot.look });
			}
		}

		return {
			headline: `${about}: ${joinWords(clauses)}${unsaid}`,
			subtitle: `${question.title}: what each ${bodiesNoun(bodies, 1)} said, by topic`,
			summary: [
				bounds,
				`How many of the ${bodies.length} said anything of each topic: ${said.join('; ')}`,
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
				caption: `${question.title} by topic, ${bodies.length} ${noun}`,
				columns: [
					{ key: 'body', label: startSentence(bodiesNoun(bodies, 1)), numeric: false, unit: null },
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
				key: [...key.values()]
			},
			points: rows.flatMap((row, index) =>
				row.dots.map((dot, part) => ({
					row: index,
					part,
					title: `${row.label}, ${continueSentence(parts[part]?.label ?? '')}`,
					words: dot.words
				}))
			)
		};
	});
}
