import type { Dataset } from '../editions/dataset';
import { chiefPart } from '../questions/chief-part';
import { partsOf } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import { startSentence } from '../questions/words';

/** Settings that are lists of codes, or the choice of one. */
export const choiceKeys = [
	'questions',
	'parts',
	'groups',
	'recommendations',
	'each',
	'since',
	'measure',
	'part'
] as const;
export type ChoiceKey = (typeof choiceKeys)[number];

/** What a publisher can choose of a chart, besides its bodies and its words. */
export interface ChartChoice {
	key: ChoiceKey;
	legend: string;
	hint?: string;
	/** Some of them, at least one; or one of them, of which the first is what is left out of the settings. */
	type: 'some' | 'one';
	/** Whether all of them are what is left out of the settings. */
	allIsNone: boolean;
	options: { value: string; label: string }[];
}

/** Which questions it is drawn of. */
export const chooseQuestions = ({ questions }: Dataset): ChartChoice[] =>
	questions.length > 1
		? [
				{
					key: 'questions',
					legend: 'Questions',
					hint: 'Where some are left out, the chart says so.',
					type: 'some',
					allIsNone: true,
					options: questions.map(({ code, title }) => ({ value: code, label: title }))
				}
			]
		: [];

/** Which parts of its question have a bar. */
export function chooseParts(question: Question): ChartChoice[] {
	const parts = partsOf(question);
	return parts.length > 1
		? [
				{
					key: 'parts',
					legend: 'Parts',
					type: 'some',
					allIsNone: true,
					options: parts.map(({ code, label }) => ({ value: code, label }))
				}
			]
		: [];
}

/** Whom it counts, where its question counts people. */
export const chooseGroups = (question: Question): ChartChoice[] =>
	question.kind === 'counts'
		? [
				{
					key: 'groups',
					legend: 'Whom it counts',
					hint: 'The staff it is set against are civil servants, so groups that are none of them make the share too large.',
					type: 'some',
					allIsNone: false,
					options: question.groups.map(({ code, label }) => ({ value: code, label }))
				}
			]
		: [];

/** Whether recommendations or criteria have a bar each, and which. */
export const chooseRecommendations = ({ recommendations }: Dataset): ChartChoice[] => [
	{
		key: 'each',
		legend: 'A bar for each',
		type: 'one',
		allIsNone: false,
		options: [
			{ value: '', label: 'Recommendation' },
			{ value: 'criterion', label: 'Criterion' }
		]
	},
	...(recommendations.length > 1
		? ([
				{
					key: 'recommendations',
					legend: 'Recommendations',
					hint: 'Where some are left out, the chart says so.',
					type: 'some',
					allIsNone: true,
					options: recommendations.map(({ code, title }) => ({
						value: code,
						label: startSentence(`${code} ${title}`)
					}))
				}
			] satisfies ChartChoice[])
		: [])
];

/** What is compared: the share of staff or the number of people counted, what was said, or how it was dealt with. */
function chooseMeasure({ headcounts }: Dataset, question: Question): ChartChoice {
	const dealt = { value: 'dispositions', label: 'How it was dealt with' };
	return {
		key: 'measure',
		legend: 'What is compared',
		type: 'one',
		allIsNone: false,
		options:
			question.kind === 'counts'
				? [
						...(headcounts.length ? [{ value: '', label: 'Share of staff' }] : []),
						{ value: 'number', label: 'Number of people' },
						dealt
					]
				: [{ value: '', label: 'What was answered' }, dealt]
	};
}

/** What a chart of change compares, in which waves and whom it counts. @param wave its slug */
export function chooseChange(
	dataset: Dataset,
	question: Question | null,
	wave: string
): ChartChoice[] {
	const earlier = dataset.waves.slice(
		0,
		dataset.waves.findIndex((one) => one.slug === wave)
	);
	const chief = question && chiefPart(question)?.code;
	return [
		...(earlier.length > 1
			? [
					{
						key: 'since' as const,
						legend: 'Set beside the earlier waves',
						type: 'some' as const,
						allIsNone: true,
						options: earlier.map(({ slug, title }) => ({ value: slug, label: title }))
					}
				]
			: []),
		...(question ? [chooseMeasure(dataset, question)] : []),
		...(question?.kind === 'choice_grid'
			? [
					{
						key: 'part' as const,
						legend: 'Of what',
						hint: 'Where answers are compared.',
						type: 'one' as const,
						allIsNone: false,
						options: partsOf(question)
							.toSorted((a, b) => Number(b.code === chief) - Number(a.code === chief))
							.map(({ code, label }) => ({ value: code === chief ? '' : code, label }))
					}
				]
			: []),
		...(question ? chooseGroups(question) : [])
	];
}
