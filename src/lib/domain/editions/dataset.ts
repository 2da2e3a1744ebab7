import { answerKey, type Answer } from '../answers/answer';
import type { Body, Headcount } from '../bodies/body';
import type { ChartSettings } from '../charts/chart';
import type { Assessment, Context, Criterion, Recommendation } from '../gaps/assessment';
import type { Question } from '../questions/question';
import type { PublishedFigure, Survey, Wave } from '../surveys/survey';

/**
 * All that a survey says, from an edition (frozen) or from the working records (as they stand). Pages,
 * charts and files are functions of this and of nothing else, so that either source serves them.
 * Bodies are in alphabetical order of short name; the rest is in the survey's own order. Answers are
 * by body, then by question.
 */
export interface Dataset {
	survey: Survey;
	waves: Wave[];
	questions: Question[];
	bodies: Body[];
	headcounts: Headcount[];
	recommendations: Recommendation[];
	criteria: Criterion[];
	contexts: Context[];
	publishedFigures: PublishedFigure[];
	charts: ChartSettings[];
	answers: Answer[];
	assessments: Assessment[];
}

/** The answers of one wave, ready to be looked up by body and question. */
export interface WaveAnswers {
	wave: Wave;
	/** The bodies asked in this wave, in alphabetical order of short name. */
	bodies: Body[];
	/** The answer of a body to a question, or null where the body was not asked it. */
	find(body: string, question: string): Answer | null;
}

/** The answers of one wave. @throws where the wave is not one of the dataset's. */
export function answersOfWave(dataset: Dataset, slug: string): WaveAnswers {
	const wave = dataset.waves.find((one) => one.slug === slug);
	if (!wave) throw new Error(`There is no wave "${slug}" in this survey.`);
	const byKey = new Map<string, Answer>();
	const asked = new Set<string>();
	for (const answer of dataset.answers) {
		if (answer.wave !== slug) continue;
		byKey.set(answerKey(answer.body, answer.question), answer);
		asked.add(answer.body);
	}
	return {
		wave,
		bodies: dataset.bodies.filter((body) => asked.has(body.slug)),
		find: (body, question) => byKey.get(answerKey(body, question)) ?? null
	};
}

/** The wave a page shows where the reader names none: the last. */
export function latestWave(dataset: Dataset): Wave {
	const wave = dataset.waves.at(-1);
	if (!wave) throw new Error('This survey has no wave yet.');
	return wave;
}
