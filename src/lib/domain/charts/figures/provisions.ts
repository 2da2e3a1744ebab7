import type { Answer } from '../../answers/answer';
import type { Disposition } from '../../answers/disposition';
import {
	citedProvisions,
	citesProvision,
	provisionTitle,
	provisionWords,
	sectionsOf
} from '../../answers/provisions';
import { shortName, type Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { countBodies, countOfBodies, nameBodies } from '../../bodies/count-bodies';
import type { Dataset } from '../../editions/dataset';
import {
	countThings,
	countWord,
	endSentence,
	joinWords,
	startSentence
} from '../../questions/words';
import { formatAsAt, type AsAt } from '../../surveys/as-at';
import type { ChartSettings } from '../chart';
import type { BarRow, ToldFigure, Look } from '../figure';
import { dispositionLook } from '../looks';
import { stateProvisions } from '../statements/provisions';
import { frameFigure } from './frame';

interface Group {
	label: string;
	/** As it stands in a sentence: "section 31". */
	inWords: string;
	look: Look;
	answers: Answer[];
}

const answersWords = (count: number) => countThings(count, 'answer', 'answers');

/** The bodies that gave some answers, in the order of the bodies. */
function bodiesGiving(answers: readonly Answer[], bodies: readonly Body[]): Body[] {
	const giving = new Set(answers.map((answer) => answer.body));
	return bodies.filter((body) => giving.has(body.slug));
}

/** How many answers were withheld by whom, how the bars overlap, and what is not known. */
function summarise(answers: Answer[], bodies: Body[], asAt: AsAt): string {
	const dealt = (disposition: Disposition) =>
		answers.filter((answer) => answer.disposition === disposition);
	const by = (some: Answer[]) => countBodies(bodiesGiving(some, bodies).length, bodies);
	const [refused, partly] = [dealt('refused'), dealt('partly_withheld')];
	const several = [...refused, ...partly].filter(
		(answer) => sectionsOf(answer.provisions).length > 1
	).length;
	const awaiting = bodiesGiving(dealt('awaiting'), bodies);
	const clauses = [
		...(refused.length ? [`${by(refused)} refused ${countWord(refused.length)}`] : []),
		...(partly.length ? [`${by(partly)} withheld ${countWord(partly.length)} in part`] : [])
	];
	return [
		`Of ${answersWords(answers.length)} asked for, ${joinWords(clauses) || 'none was withheld'}`,
		...(several
			? [
					`${countWord(several)} ${several === 1 ? 'answer cites' : 'answers cite'} more than one section and ${several === 1 ? 'counts' : 'count'} under each, so the bars do not add up`
				]
			: []),
		...(awaiting.length
			? [
					`${countBodies(awaiting.length, bodies)} (${nameBodies(awaiting)}) had not replied to everything by ${formatAsAt(asAt)}; what ${awaiting.length === 1 ? 'it' : 'they'} would withhold is not known`
				]
			: [])
	]
		.map((words) => endSentence(startSentence(words)))
		.join(' ');
}

/** Which provisions were relied on to withhold: one bar for each, in the order of the Act. */
export function provisionsFigure(
	settings: Extract<ChartSettings, { figure: 'provisions' }>,
	dataset: Dataset
): ToldFigure {
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const noun = bodyNoun(bodies).many;
		const questions = new Set(dataset.questions.map((question) => question.code));
		const answers = dataset.answers.filter(
			(answer) => answer.wave === settings.wave && questions.has(answer.question)
		);
		const refused = answers.filter((answer) => answer.disposition === 'refused');
		const partly = answers.filter((answer) => answer.disposition === 'partly_withheld');
		const withheld = [...refused, ...partly];
		const bodiesOf = (some: Answer[]) => bodiesGiving(some, bodies);

		const cited = citedProvisions(withheld);
		const groups: Group[] = [
			...cited.map((id) => ({
				label: provisionTitle(id),
				inWords: provisionWords([id]),
				look: dispositionLook('refused'),
				answers: withheld.filter((answer) => citesProvision(answer, id))
			})),
			{
				label: 'Refused, no section stated',
				inWords: 'no section',
				look: dispositionLook('refused'),
				answers: refused.filter((answer) => answer.provisions.length === 0)
			},
			{
				label: 'Withheld in part, no section stated',
				inWords: 'no section for what was withheld in part',
				look: dispositionLook('partly_withheld'),
				answers: partly.filter((answer) => answer.provisions.length === 0)
			}
		].filter((group) => group.answers.length > 0);

		const bars = groups.map((group, row): BarRow => {
			const who = bodiesOf(group.answers);
			return {
				label: group.label,
				value: who.length,
				look: group.look,
				cell: { row, column: 'bodies' },
				lead: String(who.length),
				more: `${answersWords(group.answers.length)} · ${who.map(shortName).join(', ')}`,
				tags: [],
				words: `${countBodies(who.length, bodies)}, ${answersWords(group.answers.length)}: ${nameBodies(who)}`
			};
		});
		const refusers = bodiesOf(refused);
		const clauses = groups
			.filter((group) => group.answers.some((answer) => answer.disposition === 'refused'))
			.map((group) => {
				const own = group.answers.filter((answer) => answer.disposition === 'refused');
				return `${countWord(bodiesOf(own).length)} cited ${group.inWords}`;
			});
		const shown = clauses.length > 3 ? clauses.slice(0, 3) : clauses;

		return {
			headline: refusers.length
				? `${countOfBodies(refusers.length, bodies)} refused at least one question: ${joinWords(shown)}${clauses.length > 3 ? ', among others' : ''}`
				: `${countOfBodies(0, bodies)} refused a question`,
			subtitle: `Provisions relied on to withhold, number of ${noun}`,
			summary: summarise(answers, bodies, wave.wave.as_at),
			method:
				'Every answer refused or withheld in part is counted under each section of the Act that its letter cites; where none is cited, under “no section stated”. Sections are in the order of the Act.',
			notes: [
				'A body that cites a section in several answers is counted once in the bar; the number of answers stands beside it.'
			],
			table: {
				caption: `Provisions relied on to withhold, with the ${noun} that cited them`,
				columns: [
					{ key: 'provision', label: 'Provision', numeric: false, unit: null },
					{ key: 'bodies', label: startSentence(noun), numeric: true, unit: null },
					{ key: 'answers', label: 'Answers', numeric: true, unit: null },
					{ key: 'which', label: 'Which', numeric: false, unit: null }
				],
				rows: groups.map((group) => {
					const who = bodiesOf(group.answers);
					return {
						provision: group.label,
						bodies: who.length,
						answers: group.answers.length,
						which: nameBodies(who)
					};
				})
			},
			marks: {
				form: 'bars',
				rows: bars,
				key: [
					...(groups.some((group) => group.look.texture === 'hatched')
						? [{ label: 'Refused, or withheld under a section', look: dispositionLook('refused') }]
						: []),
					...(groups.some((group) => group.look.texture === 'solid')
						? [
								{
									label: 'Withheld in part, no section stated',
									look: dispositionLook('partly_withheld')
								}
							]
						: [])
				]
			},
			points: bars.map((bar, row) => ({ row, part: 0, title: bar.label, words: bar.words })),
			statements: stateProvisions(groups, dataset.questions, wave)
		};
	});
}
