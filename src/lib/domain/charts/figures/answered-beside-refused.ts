import {
	sortSides,
	type OtherReason,
	type QuestionSides,
	type SidedBody
} from '../../answers/answered-beside-refused';
import { dispositionTable } from '../../answers/disposition';
import { missingTable } from '../../answers/missing';
import { basisWords, provisionLabel } from '../../answers/provisions';
import { refusalBasis } from '../../answers/refusal-basis';
import { dealtWords, refusalCaveats } from '../../answers/refusal-words';
import { shortName, type Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { countBodies, countOfBodies, nameBodies } from '../../bodies/count-bodies';
import type { Dataset } from '../../editions/dataset';
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
import type { SettingsOf } from '../chart';
import type { Dot, DotRow, KeyEntry, Look, ToldFigure } from '../figure';
import { dispositionLook, missingDotLook } from '../looks';
import { stateSides } from '../statements/answered-beside-refused';
import { frameFigure } from './frame';

/** More sections than these are counted, so that one long list does not take the words from all others. */
const mostSections = 2;

function sectionsInShort(provisions: readonly string[]): string {
	if (provisions.length === 0) return '';
	return provisions.length > mostSections
		? `, ${provisions.length} sections`
		: `, ${provisions.map(provisionLabel).join(', ')}`;
}

function lookOf({ side, disposition }: SidedBody): Look {
	if (side === 'answered' || side === 'in_part') {
		return dispositionLook(side === 'answered' ? 'answered' : 'partly_withheld');
	}
	return missingDotLook(reasonOf(disposition));
}

/** Why there is no answer: a refusal is a reason too. */
function reasonOf(disposition: SidedBody['disposition']): OtherReason | 'refused' {
	return disposition === null
		? 'erased'
		: disposition === 'answered' || disposition === 'partly_withheld'
			? 'not_stated'
			: disposition;
}

/** What stands beside the mark where there is room: "Answered", "In part", "Refused, s31". */
function shortWords({ side, disposition, answer }: SidedBody): string {
	if (side === 'answered') return dispositionTable.answered.label;
	if (side === 'in_part') return 'In part';
	const reason = reasonOf(disposition);
	return side === 'refused'
		? `${missingTable[reason]}${sectionsInShort(answer?.provisions ?? [])}`
		: missingTable[reason];
}

function tellDot(sided: SidedBody, row: number, column: string): Dot {
	const { side, disposition, answer } = sided;
	const isGiven = side === 'answered' || side === 'in_part';
	return {
		label: isGiven
			? dispositionTable[side === 'answered' ? 'answered' : 'partly_withheld'].label
			: missingTable[reasonOf(disposition)],
		short: shortWords(sided),
		known: isGiven,
		look: lookOf(sided),
		cell: { row, column },
		words: answer ? dealtWords(answer) : missingTable[reasonOf(disposition)]
	};
}

/** What a cell of the table says: "Answered", "Refused (s24, s31)". */
function cellWords({ side, answer, ...rest }: SidedBody, label: string): string {
	if (!answer || (side !== 'refused' && side !== 'in_part')) return label;
	const { provisions, neither_confirmed_nor_denied: isSilent } = answer;
	const basis = provisions.length
		? provisions.map(provisionLabel).join(', ')
		: basisWords(provisions);
	const dealt = rest.disposition === 'refused' && isSilent ? 'Neither confirmed nor denied' : label;
	return `${dealt} (${basis})`;
}

/** An entry for each way in which any of them dealt with a question. */
function keyOf(rows: readonly DotRow[]): KeyEntry[] {
	const entries = new Map<string, KeyEntry>();
	for (const dot of rows.flatMap(({ dots }) => dots)) {
		entries.set(dot.label, { label: dot.label, look: dot.look, disc: dot.known });
	}
	// What was given first, then the reasons, each in the order of the rows.
	return [...entries.values()].sort((a, b) => Number(b.disc) - Number(a.disc));
}

/** How many of the questions that anybody refused were answered by others. */
function headline(all: readonly QuestionSides[], bodies: readonly Body[]): string {
	const refused = all.filter((sides) => sides.refused.length > 0);
	const both = refused.filter((sides) => sides.answered.length > 0);
	const noun = bodyNoun(bodies);
	const questions =
		refused.length === 1
			? 'the one question that was refused'
			: `the ${countWord(refused.length)} questions that were refused`;
	if (refused.length === 0) return `${countOfBodies(0, bodies)} refused a question`;
	if (both.length === 0) {
		return `no ${noun.one} answered ${refused.length === 1 ? '' : 'any of '}${questions}`;
	}
	if (refused.length === 1) return `${questions} was answered by other ${noun.many}`;
	return both.length === refused.length
		? `each of ${questions} was answered by other ${noun.many}`
		: `${countWord(both.length)} of ${questions} ${both.length === 1 ? 'was' : 'were'} answered by other ${noun.many}`;
}

/** How many refused how much and on what grounds. */
function refusalsSentence(all: readonly QuestionSides[], bodies: readonly Body[]): string {
	const refusals = all.flatMap(({ refused }) => refused);
	const total = formatCount(all.length * bodies.length);
	const of = `of ${total} answers asked for`;
	if (refusals.length === 0) return `${of}, none was refused`;
	const who = bodies.filter(({ slug }) => refusals.some(({ body }) => body.slug === slug));
	return `${of}, ${countWord(refusals.length)} ${refusals.length === 1 ? 'was' : 'were'} refused (by ${countBodies(who.length, bodies)}), ${refusalBasis(refusals.flatMap(({ answer }) => answer ?? []))}`;
}

/** By how many the refused questions were answered. */
function answeredSentence(all: readonly QuestionSides[], bodies: readonly Body[]): string[] {
	const refused = all.filter((sides) => sides.refused.length > 0);
	if (refused.length === 0) return [];
	const counts = refused.map(({ answered }) => answered.length);
	const [least, most] = [Math.min(...counts), Math.max(...counts)];
	const noun = bodyNoun(bodies);
	const subject =
		refused.length === 1
			? `“${refused[0]?.question.title ?? ''}” was answered`
			: 'the questions refused were each answered';
	if (most === 0) return [];
	const by =
		least === most
			? `by ${countBodies(least, bodies)}`
			: `by between ${countWord(least)} and ${countWord(most)} ${noun.many}`;
	return [`${subject} ${by}, in full or in part`];
}

const answersWords = (count: number) => `${countWord(count)} ${count === 1 ? 'answer' : 'answers'}`;

/** Of how many answers it is not known on which side they would be. */
function unknownSentence(all: readonly QuestionSides[], asAt: AsAt): string[] {
	const bodiesBy = (reason: OtherReason) =>
		all
			.flatMap(({ others }) => others.filter((one) => one.reason === reason))
			.flatMap((one) => one.bodies);
	const [awaiting, erased] = [bodiesBy('awaiting'), bodiesBy('erased')];
	const names = (some: readonly SidedBody[]) => {
		const bodies = [...new Map(some.map(({ body }) => [body.slug, body])).values()];
		return bodies.length <= 6 ? ` (${nameBodies(bodies)})` : '';
	};
	const clauses = [
		...(awaiting.length
			? [`${answersWords(awaiting.length)}${names(awaiting)} had not come by ${formatAsAt(asAt)}`]
			: []),
		...(erased.length
			? [
					`${answersWords(erased.length)}${names(erased)} ${erased.length === 1 ? 'was' : 'were'} erased`
				]
			: [])
	];
	if (clauses.length === 0) return [];
	return [`${joinWords(clauses)}; on which side they would be is not known`];
}

/** Who answered what others refused: a matrix of bodies and questions, each cell with the sections relied on. */
export function answeredBesideRefusedFigure(
	settings: SettingsOf<'answered_beside_refused'>,
	dataset: Dataset
): ToldFigure {
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const noun = bodyNoun(bodies);
		const all = dataset.questions.map((question) => sortSides(question, wave));
		const sidesOf = bodies.map((_, index) => all.flatMap((sides) => sides.all[index] ?? []));
		const rows = bodies.map((body, row): DotRow => ({
			label: shortName(body),
			dots: all.flatMap(({ question, all: sided }) => {
				const one = sided[row];
				return one ? [tellDot(one, row, question.code)] : [];
			})
		}));
		return {
			headline: headline(all, bodies),
			subtitle: `Which ${noun.many} answered each question and which refused it, with the sections they cited`,
			summary: [
				refusalsSentence(all, bodies),
				...answeredSentence(all, bodies),
				...unknownSentence(all, wave.wave.as_at)
			]
				.map((words) => endSentence(startSentence(words)))
				.join(' '),
			method:
				'Each answer is coded by how its question was dealt with, so that those who answered a question stand beside those who refused the same one in the same wave. The sections are those that the replies cite.',
			notes: [...refusalCaveats],
			table: {
				caption: `Who answered and who refused, by question, ${countThings(bodies.length, noun.one, noun.many)}`,
				columns: [
					{ key: 'body', label: startSentence(noun.one), numeric: false, unit: null },
					...all.map(({ question }) => ({
						key: question.code,
						label: question.title,
						numeric: false,
						unit: null
					}))
				],
				rows: rows.map(({ label, dots }, row) => ({
					body: label,
					...Object.fromEntries(
						dots.map((dot, part) => {
							const sided = sidesOf[row]?.[part];
							return [dot.cell.column, sided ? cellWords(sided, dot.label) : dot.label];
						})
					)
				}))
			},
			marks: {
				form: 'dots',
				columns: all.map(({ question }) => question.title),
				rows,
				key: keyOf(rows)
			},
			points: rows.flatMap(({ label, dots }, row) =>
				dots.map((dot, part) => ({
					row,
					part,
					title: `${label}, ${continueSentence(all[part]?.question.title ?? '')}`,
					words: dot.words
				}))
			),
			statements: stateSides(all, wave)
		};
	});
}
