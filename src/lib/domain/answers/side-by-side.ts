import { shortName, type Body } from '../bodies/body';
import type { Dataset, WaveAnswers } from '../editions/dataset';
import { assessmentWords } from '../gaps/outcome-words';
import type { Assessment, CannotTellReason, Outcome, WorkingAssessment } from '../gaps/assessment';
import { partsOf } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import { joinWords, startSentence } from '../questions/words';
import type { RevisionState } from '../review/transition';
import type { Wave } from '../surveys/survey';
import { describeParts, profileAnswer, type AnswerProfile } from './answer-profile';
import type { Answer } from './answer';
import { comparePoint, type ComparedPoint, type Said } from './compared-point';
import {
	comparedWave,
	unshownTable,
	whyUnshown,
	type Unshown,
	type WorkInHand
} from './comparison/work-in-hand';
import { isDealtWith, isWithholding } from './disposition';
import { dispositionWords } from './disposition-words';
import { missingTable } from './missing';
import { provisionLabel } from './provisions';

/** What one body said to a question. */
export interface AsideAnswer {
	body: string;
	/** Null where none is shown. */
	answer: AnswerProfile | null;
	/** Why none is shown, in words; null where one is. */
	unshown: string | null;
	/** Where it stands in review while it is not accepted. */
	review: Exclude<RevisionState, 'accepted'> | null;
}

export interface AsideQuestion {
	code: string;
	title: string;
	prompt: string;
	/** A column each, in the order of the bodies. */
	answers: AsideAnswer[];
	points: ComparedPoint[];
}

/** How one body stands against a criterion. */
export interface AsideGap {
	body: string;
	outcome: Outcome;
	reason: CannotTellReason | null;
	unshown: Unshown | null;
	finding: boolean;
	review: WorkingAssessment['review'];
	words: string;
}

export interface AsideCriterion {
	code: string;
	title: string;
	gaps: AsideGap[];
	/** Null where it applies to fewer than two of them. */
	point: ComparedPoint | null;
}

/** Two to four bodies of a wave, question by question and test by test. */
export interface SideBySide {
	bodies: { slug: string; shortName: string; name: string }[];
	questions: AsideQuestion[];
	recommendations: { code: string; title: string; criteria: AsideCriterion[] }[];
}

function readDealt(answer: Answer, asAt: string): { known: boolean; words: string } {
	const { disposition, neither_confirmed_nor_denied: neither } = answer;
	const words = dispositionWords(disposition, asAt, neither);
	return { known: isDealtWith(disposition), words };
}

/**
 * @param bodies as they stand in the columns
 * @param work of a wave that is worked on; left out for what is published
 */
export function setSideBySide(
	dataset: Dataset,
	waveSlug: string,
	bodies: readonly Body[],
	work: WorkInHand | null = null
): SideBySide {
	const wave = comparedWave(dataset, waveSlug, work);
	const assessments = dataset.assessments.filter((one) => one.wave === waveSlug);
	return {
		bodies: bodies.map((body) => ({
			slug: body.slug,
			shortName: shortName(body),
			name: body.name
		})),
		questions: dataset.questions.map((question) => asideQuestion(question, wave, bodies, work)),
		recommendations: dataset.recommendations
			.map(({ code, title }) => ({
				code,
				title,
				criteria: dataset.criteria
					.filter((one) => one.recommendation === code && one.scope === 'body')
					.map((criterion) => ({
						code: criterion.code,
						title: criterion.title,
						...asideGaps(
							assessments.filter((one) => one.criterion === criterion.code),
							bodies
						)
					}))
			}))
			.filter(({ criteria }) => criteria.length > 0)
	};
}

/** Why no answer of a body is shown: "Not entered". */
function silenceWords(work: WorkInHand | null, body: Body, question: string): string {
	return work
		? unshownTable[whyUnshown(work, body.slug, question)]
		: dispositionWords('not_asked', null);
}

function asideQuestion(
	question: Question,
	wave: WaveAnswers,
	bodies: readonly Body[],
	work: WorkInHand | null
): AsideQuestion {
	const { code, title, prompt } = question;
	const found = bodies.map((body) => ({ body, answer: wave.find(body.slug, code) }));
	const said = (read: (answer: Answer) => { known: boolean; words: string }): Said[] =>
		found.map(({ body, answer }) => ({
			body: shortName(body),
			...(answer ? read(answer) : { known: false, words: silenceWords(work, body, code) })
		}));

	const withholding = found.flatMap(({ body, answer }) =>
		answer && isWithholding(answer.disposition) ? [{ body, answer }] : []
	);
	return {
		code,
		title,
		prompt,
		answers: found.map(({ body, answer }) => asideAnswer(question, body, answer, wave.wave, work)),
		points: [
			comparePoint(
				'How it was dealt with',
				said((answer) => readDealt(answer, wave.wave.as_at))
			),
			...partsOf(question).map(({ code: part, label }) =>
				comparePoint(
					label,
					said((answer) => {
						const found = describeParts(question, answer).find((one) => one.code === part);
						return found ?? { known: false, words: missingTable.not_stated };
					})
				)
			),
			// Whoever withheld nothing relied on nothing, which is no other ground.
			...(withholding.length > 1
				? [
						comparePoint(
							'Sections relied on',
							withholding.map(({ body, answer }) => ({
								body: shortName(body),
								known: true,
								words: joinWords(answer.provisions.map(provisionLabel)) || 'none stated'
							}))
						)
					]
				: [])
		]
	};
}

function asideAnswer(
	question: Question,
	body: Body,
	answer: Answer | null,
	wave: Wave,
	work: WorkInHand | null
): AsideAnswer {
	const state =
		work?.shown === 'submitted' && answer ? work.stateOf(body.slug, question.code) : null;
	return {
		body: body.slug,
		answer: answer && profileAnswer(question, answer, wave),
		unshown: answer ? null : silenceWords(work, body, question.code),
		review: state === 'accepted' ? null : state
	};
}

function asideGaps(
	assessments: readonly Assessment[],
	bodies: readonly Body[]
): Pick<AsideCriterion, 'gaps' | 'point'> {
	const found = bodies.flatMap((body) => {
		const assessment = assessments.find((one) => one.body === body.slug);
		return assessment ? [{ body, assessment }] : [];
	});
	// To whom a test does not apply, it says nothing of how they stand.
	const applying = found.filter(({ assessment }) => assessment.outcome !== 'not_applicable');
	return {
		gaps: found.map(({ body, assessment }) => ({
			body: body.slug,
			outcome: assessment.outcome,
			reason: assessment.reason,
			unshown: assessment.work?.unshown ?? null,
			finding: assessment.basis === 'finding',
			review: assessment.work?.review ?? null,
			words: startSentence(assessmentWords(assessment))
		})),
		point:
			applying.length < 2
				? null
				: comparePoint(
						'Outcome',
						applying.map(({ body, assessment }) => ({
							body: shortName(body),
							known: assessment.outcome !== 'cannot_tell',
							words: assessmentWords(assessment)
						}))
					)
	};
}
