import type { Dataset, WaveAnswers } from '../editions/dataset';
import { partsOf } from '../questions/kinds/registry';
import type { Counts, Question } from '../questions/question';
import { startSentence } from '../questions/words';
import type { FigureKind } from './chart';
import { chiefPart } from './figures/change-answers';
import { comparedWaves, isSameBody, traceBodies } from './figures/change-rows';
import { hasDistinctLooks } from './looks';

/** Why a chart is not offered: it would mislead, or there is nothing to draw. */
export const refusalReasons = [
	'adds_unlike_counts',
	'no_question',
	'too_many_options',
	'no_headcounts',
	'nothing_withheld',
	'nothing_refused',
	'no_requests',
	'no_criteria',
	'one_wave',
	'nothing_comparable'
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** A chart that could be drawn of a survey, or the reason for which it is not. */
export interface Offered {
	/** The question that it is of; null where it is of the survey as a whole. */
	question: Question | null;
	/** Null where it is offered. */
	reason: RefusalReason | null;
}

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

/** How charts of one kind are offered and chosen. */
interface FigureForm {
	title: string;
	/** What it shows, in a sentence. */
	about: string;
	/** What of a survey it can be drawn of. */
	offer(dataset: Dataset, wave: WaveAnswers): Offered[];
	/** What can be chosen of it in a wave. @param wave its slug */
	choices(dataset: Dataset, question: Question | null, wave: string): ChartChoice[];
}

const ofSurvey = (reason: RefusalReason | null): Offered[] => [{ question: null, reason }];

const ofQuestions = (
	questions: readonly Question[],
	reasonOf: (question: Question) => RefusalReason | null
): Offered[] =>
	questions.length
		? questions.map((question) => ({ question, reason: reasonOf(question) }))
		: ofSurvey('no_question');

const chooseQuestions = ({ questions }: Dataset): ChartChoice[] =>
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

const chooseGroups = (question: Counts): ChartChoice => ({
	key: 'groups',
	legend: 'Whom it counts',
	hint: 'The staff it is set against are civil servants, so groups that are none of them make the share too large.',
	type: 'some',
	allIsNone: false,
	options: question.groups.map(({ code, label }) => ({ value: code, label }))
});

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

function chooseChange(dataset: Dataset, question: Question | null, wave: string): ChartChoice[] {
	const earlier = dataset.waves.slice(
		0,
		dataset.waves.findIndex((one) => one.slug === wave)
	);
	const chief = question ? chiefPart(question) : '';
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
		...(question?.kind === 'counts' ? [chooseGroups(question)] : [])
	];
}

/** Every kind of figure as publishers meet it. The compiler names a kind that is missing here. */
export const figureForms: Record<FigureKind, FigureForm> = {
	dispositions: {
		title: 'How each question was dealt with',
		about: 'A bar for each question: how many answered, refused, did not reply.',
		offer: () => ofSurvey(null),
		choices: chooseQuestions
	},
	answers: {
		title: 'What was answered',
		about: 'A bar for each part: how many gave each answer, and why the others gave none.',
		offer: (dataset) =>
			ofQuestions(dataset.questions, (question) => {
				if (question.kind === 'counts') return 'adds_unlike_counts';
				return hasDistinctLooks(question.options) ? null : 'too_many_options';
			}),
		choices: (_dataset, question) => {
			const parts = question ? partsOf(question) : [];
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
	},
	share_of_staff: {
		title: 'Share of staff',
		about: 'A bar for each body: those it counted, over its full-time-equivalent staff.',
		offer: ({ questions, headcounts }, { bodies }) =>
			ofQuestions(
				questions.filter((question) => question.kind === 'counts'),
				() =>
					headcounts.some((one) => bodies.some((body) => body.slug === one.body))
						? null
						: 'no_headcounts'
			),
		choices: (_dataset, question) => (question?.kind === 'counts' ? [chooseGroups(question)] : [])
	},
	topics: {
		title: 'Answers by topic',
		about: 'A matrix of bodies and topics, each cell with its answer or the reason for none.',
		offer: ({ questions }) =>
			ofQuestions(
				questions.filter((question) => question.kind === 'choice_grid'),
				() => null
			),
		choices: () => []
	},
	provisions: {
		title: 'Provisions relied on to withhold',
		about: 'A bar for each section of the Act, in its order: how many bodies cited it.',
		offer: (dataset, { wave }) =>
			ofSurvey(
				dataset.answers.some(
					(answer) =>
						answer.wave === wave.slug &&
						(answer.disposition === 'refused' || answer.disposition === 'partly_withheld')
				)
					? null
					: 'nothing_withheld'
			),
		choices: chooseQuestions
	},
	answered_beside_refused: {
		title: 'Who answered what others refused',
		about:
			'A matrix of bodies and questions: who answered, who refused, under which sections of the Act.',
		offer: (dataset, { wave }) =>
			ofSurvey(
				dataset.answers.some(
					(answer) => answer.wave === wave.slug && answer.disposition === 'refused'
				)
					? null
					: 'nothing_refused'
			),
		choices: chooseQuestions
	},
	outcomes: {
		title: 'Outcomes by recommendation or criterion',
		about: 'A bar for each: tests met, partly met, not met, and those that cannot be told.',
		offer: (dataset, { wave }) =>
			ofSurvey(dataset.assessments.some((one) => one.wave === wave.slug) ? null : 'no_criteria'),
		choices: ({ recommendations }) => [
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
		]
	},
	change: {
		title: 'Change between waves',
		about: 'A line for each body from wave to wave, broken where it was split, merged or renamed.',
		offer: (dataset, { wave }) =>
			dataset.waves[0]?.slug === wave.slug
				? ofSurvey('one_wave')
				: ofQuestions(dataset.questions, ({ code }) =>
						isComparable(dataset, wave.slug, code) ? null : 'nothing_comparable'
					),
		choices: (dataset, question, wave) => chooseChange(dataset, question, wave)
	},
	time_to_respond: {
		title: 'Time to respond',
		about:
			'A row for each request: the working days to its answer against the 20 of the Act, or so far.',
		offer: ({ requests }, { wave }) =>
			ofSurvey(requests.some((one) => one.wave === wave.slug) ? null : 'no_requests'),
		choices: () => []
	}
};

/** Whether a body answered a question at both ends of what would be compared, and was the same one. */
function isComparable(dataset: Dataset, wave: string, code: string): boolean {
	const waves = comparedWaves({ wave }, dataset);
	return traceBodies(dataset, waves).some((traced) =>
		waves.some(
			({ answers }, index) =>
				index < waves.length - 1 &&
				isSameBody(traced, index, waves.length - 1) &&
				answers.find(traced.body.slug, code) !== null &&
				(waves.at(-1)?.answers.find(traced.body.slug, code) ?? null) !== null
		)
	);
}

const kinds = Object.keys(figureForms) as FigureKind[];

/** Whether the word names a kind of figure. */
export function isFigureKind(word: string): word is FigureKind {
	return (kinds as string[]).includes(word);
}

/** A kind of chart with what of a survey it can be drawn of. */
export interface ChartOffer {
	figure: FigureKind;
	title: string;
	about: string;
	offered: Offered[];
}

/** What charts can be drawn of a wave of a survey, and what is not offered with the reason. */
export function offerCharts(dataset: Dataset, wave: WaveAnswers): ChartOffer[] {
	return kinds.map((figure) => {
		const { title, about, offer } = figureForms[figure];
		return { figure, title, about, offered: offer(dataset, wave) };
	});
}
