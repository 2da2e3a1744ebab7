import { answerKey, type Answer } from '../answers/answer';
import type { Body, Headcount, NamedChange } from '../bodies/body';
import type { ChartSettings } from '../charts/chart';
import type { ErasedAnswer, Tombstone } from '../erasure/erased-place';
import type { PublicLetter } from '../evidence/public-letter';
import type { Assessment, Context, Criterion, Recommendation } from '../gaps/assessment';
import type { Question } from '../questions/question';
import type { PublicRequest } from '../requests/public-request';
import type { PublishedReply, ReplyRequest } from '../review/reply';
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
	/** Letters that readers can open: checked, and marked public. */
	letters: PublicLetter[];
	/** The requests behind the answers, by wave, then by body. */
	requests: PublicRequest[];
	/**
	 * What became of the bodies asked and what they came of, earliest first; none where the survey has one
	 * wave only, and so nothing to compare across a change.
	 */
	bodyChanges: NamedChange[];
	/** The bodies that were asked to reply to the coding of their answers. */
	replyRequests: ReplyRequest[];
	/** What they replied, where it may be published. */
	replies: PublishedReply[];
	answers: Answer[];
	assessments: Assessment[];
	/** Answers that were there and were erased: of them nothing is known any more but when and why. */
	erased: ErasedAnswer[];
	/**
	 * The calendar day in Europe/London on which an edition was frozen, which knows nothing of the days after.
	 * Left out for the working records.
	 */
	frozenOn?: string;
}

/** The answers of one wave, ready to be looked up by body and question. */
export interface WaveAnswers {
	wave: Wave;
	/** The bodies asked in this wave, in alphabetical order of short name. */
	bodies: Body[];
	/** The answer of a body to a question, or null where the body was not asked it, or it was erased. */
	find(body: string, question: string): Answer | null;
	/** When and why an answer of a body to a question was erased, or null where it was not. */
	findErasure(body: string, question: string): Tombstone | null;
	/** Whether a reply of a body to the coding of its answer is published. */
	hasReply(body: string, question: string): boolean;
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
	const erased = new Map<string, ErasedAnswer>();
	for (const one of dataset.erased) {
		const key = answerKey(one.body, one.question);
		if (one.wave !== slug || byKey.has(key)) continue;
		erased.set(key, one);
		asked.add(one.body);
	}
	const replied = new Set(
		dataset.replies
			.filter((reply) => reply.wave === slug)
			.map((reply) => answerKey(reply.body, reply.question))
	);
	return {
		wave,
		bodies: dataset.bodies.filter((body) => asked.has(body.slug)),
		find: (body, question) => byKey.get(answerKey(body, question)) ?? null,
		findErasure: (body, question) => erased.get(answerKey(body, question)) ?? null,
		hasReply: (body, question) => replied.has(answerKey(body, question))
	};
}

/** The wave a page shows where the reader names none: the last. */
export function latestWave(dataset: Dataset): Wave {
	const wave = dataset.waves.at(-1);
	if (!wave) throw new Error('This survey has no wave yet.');
	return wave;
}
