import type { Answer } from '../../answers/answer';
import { compareProvisions, findProvision, provisionLabel } from '../../answers/provisions';
import type { Body } from '../../bodies/body';
import type { Dataset } from '../../editions/dataset';
import {
	continueSentence,
	countWord,
	endSentence,
	joinWords,
	startSentence
} from '../../questions/words';
import type { ChartSettings } from '../chart';
import type { BarRow, Figure, Look } from '../figure';
import { dispositionLook } from '../looks';
import { bodiesNoun, countBodies, countOfBodies, frameFigure, nameBodies } from './frame';

interface Group {
	label: string;
	/** As it stands in a sentence: "section 31". */
	inWords: string;
	look: Look;
	answers: Answer[];
}

function sectionWords(id: string): string {
	const provision = findProvision(id);
	return provision ? `section ${provision.section}` : id;
}

function sectionTitle(id: string): string {
	const provision = findProvision(id);
	return provision
		? `Section ${provision.section}: ${continueSentence(provision.title)}`
		: provisionLabel(id);
}

const answersWord = (count: number) => `${count} ${count === 1 ? 'answer' : 'answers'}`;

/** Which provisions were relied on to withhold: one bar for each, in the order of the Act. */
export function provisionsFigure(
	settings: Extract<ChartSettings, { figure: 'provisions' }>,
	dataset: Dataset
): Figure {
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const noun = bodiesNoun(bodies, 2);
		const answers = dataset.answers.filter((answer) => answer.wave === settings.wave);
		const refused = answers.filter((answer) => answer.disposition === 'refused');
		const partly = answers.filter((answer) => answer.disposition === 'partly_withheld');
		const withheld = [...refused, ...partly];
		const bodiesOf = (some: Answer[]): Body[] =>
			bodies.filter((body) => some.some((answer) => answer.body === body.slug));

		const cited = [...new Set(withheld.flatMap((answer) => answer.provisions))].sort(
			compareProvisions
		);
		const groups: Group[] = [
			...cited.map((id) => ({
				label: sectionTitle(id),
				inWords: sectionWords(id),
				look: dispositionLook('refused'),
				answers: withheld.filter((answer) => answer.provisions.includes(id))
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
				more: `${answersWord(group.answers.length)} · ${who.map((body) => body.code ?? body.name).join(', ')}`,
				tags: [],
				words: `${countBodies(who.length, bodies)}, ${answersWord(group.answers.length)}: ${nameBodies(who)}`
			};
		});
		const both = withheld.filter((answer) => answer.provisions.length > 1);
		const awaiting = bodiesOf(answers.filter((answer) => answer.disposition === 'awaiting'));
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
				: `None of ${bodies.length} ${noun} refused a question`,
			subtitle: `Provisions relied on to withhold, number of ${noun}`,
			summary: [
				`${startSentence(countWord(refused.length))} answers from ${countBodies(refusers.length, bodies)} were refused, and ${partly.length ? `${countWord(partly.length)} from ${countBodies(bodiesOf(partly).length, bodies)} withheld in part` : 'none was withheld in part'}`,
				...(both.length
					? [
							`An answer that cites two sections counts under both: ${countWord(both.length)} of them do, so the bars do not add up`
						]
					: []),
				...(awaiting.length
					? [
							`${startSentence(countBodies(awaiting.length, bodies))} (${nameBodies(awaiting)}) had not responded to all it was asked; what would be withheld there is not known`
						]
					: [])
			]
				.map(endSentence)
				.join(' '),
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
			points: bars.map((bar, row) => ({ row, part: 0, title: bar.label, words: bar.words }))
		};
	});
}
