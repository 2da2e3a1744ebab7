import { isWithholding } from '../answers/disposition';
import type { Dataset, WaveAnswers } from '../editions/dataset';
import type { Question } from '../questions/question';
import type { FigureKind } from './chart';
import {
	chooseChange,
	chooseGroups,
	chooseParts,
	chooseQuestions,
	chooseRecommendations,
	type ChartChoice
} from './chart-choice';
import { comparedWaves, isSameBody, traceBodies } from '../surveys/compared-waves';
import { hasDistinctLooks } from './looks';

/** Why a chart is not offered: it would mislead, or there is nothing to draw. */
export type UnofferedReason =
	| 'adds_unlike_counts'
	| 'no_question'
	| 'too_many_options'
	| 'no_headcounts'
	| 'nothing_withheld'
	| 'nothing_refused'
	| 'no_requests'
	| 'no_criteria'
	| 'one_wave'
	| 'nothing_comparable';

/** A chart that could be drawn of a survey, or the reason for which it is not. */
export interface Offered {
	/** The question that it is of; null where it is of the survey as a whole. */
	question: Question | null;
	/** Null where it is offered. */
	reason: UnofferedReason | null;
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

const ofSurvey = (reason: UnofferedReason | null): Offered[] => [{ question: null, reason }];

const ofQuestions = (
	questions: readonly Question[],
	reasonOf: (question: Question) => UnofferedReason | null
): Offered[] =>
	questions.length
		? questions.map((question) => ({ question, reason: reasonOf(question) }))
		: ofSurvey('no_question');

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
		choices: (_dataset, question) => (question ? chooseParts(question) : [])
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
		choices: (_dataset, question) => (question ? chooseGroups(question) : [])
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
					(answer) => answer.wave === wave.slug && isWithholding(answer.disposition)
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
		choices: chooseRecommendations
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
		choices: chooseChange
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
