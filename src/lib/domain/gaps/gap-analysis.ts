import {
	comparedWave,
	unshownReasons,
	type Unshown,
	type WorkInHand
} from '../answers/comparison/work-in-hand';
import { shortName } from '../bodies/body';
import { bodyNoun, type BodyNoun } from '../bodies/body-noun';
import type { Dataset } from '../editions/dataset';
import {
	continueSentence,
	countThings,
	endSentence,
	formatCount,
	joinWords
} from '../questions/words';
import { formatAsAt } from '../surveys/as-at';
import type { Wave } from '../surveys/survey';
import type { Assessment } from './assessment';
import { describeResponse, type ResponseWords } from './government-response';
import { describeCriterion, type GapCriterion } from './criterion-gaps';
import { countOutcomes, tallyOutcomes, type OutcomeCount } from './outcome-tally';
import { metBounds } from './outcome-words';
import { untoldWords } from './untold-words';

/** How the bodies stand against one recommendation. */
export interface GapRecommendation {
	code: string;
	title: string;
	summary: string;
	criteria: GapCriterion[];
	/** Of tests of bodies. */
	counts: OutcomeCount[];
	/** "7 to 62 of 73 met" */
	met: string;
	/** How many criteria are for government as a whole, and how they stand. */
	government: string | null;
	/** What the government said to it; null where nothing is recorded. */
	response: ResponseWords | null;
}

/** How one body stands against all that applies to it. */
export interface BodyGapCounts {
	body: string;
	shortName: string;
	name: string;
	counts: OutcomeCount[];
	met: string;
}

/** How the bodies of a wave stand against everything recommended. */
export interface GapAnalysis {
	wave: Pick<Wave, 'slug' | 'title'>;
	asAt: string;
	noun: BodyNoun;
	bodies: { slug: string; shortName: string; name: string }[];
	/** "16 of the 280 tests" */
	told: string;
	/** "of a department against a criterion can be told; 24 more do not apply." */
	toldOf: string;
	/** Why the others cannot, each with its count. */
	untold: string;
	recommendations: GapRecommendation[];
	byBody: BodyGapCounts[];
	/** What readers must know about the reading of the recommendations. */
	notes: string[];
	/** Of work in hand: why some tests cannot be told yet. */
	unshown: Unshown[];
	/** Whether something cannot be told because an answer was erased. */
	hasErased: boolean;
	/** Of work in hand: whether a finding is among them that is not accepted. */
	hasWaiting: boolean;
}

/** How the criteria for government as a whole stand: "2 tests of government as a whole: 2 cannot tell". */
function governmentWords(assessments: readonly Assessment[]): string | null {
	if (assessments.length === 0) return null;
	const counts = countOutcomes(tallyOutcomes(assessments)).filter(({ count }) => count > 0);
	const words = counts.map(({ count, label }) => `${count} ${continueSentence(label)}`);
	return `${countThings(assessments.length, 'test', 'tests')} of government as a whole: ${joinWords(words)}`;
}

/**
 * How every body of a wave stands against every criterion, with the reasons, the bounds, the findings,
 * what bears on them and what to ask next.
 * @param work of a wave that is worked on, whose assessments `assessWork` gives; left out for what is
 * published
 * @throws where the wave is not one of the dataset's
 */
export function analyseGaps(
	dataset: Dataset,
	waveSlug: string,
	work: WorkInHand | null = null
): GapAnalysis {
	const { wave, bodies } = comparedWave(dataset, waveSlug, work);
	const assessments = dataset.assessments.filter((one) => one.wave === waveSlug);
	const ofBodies = assessments.filter((one) => one.body !== null);
	const all = tallyOutcomes(ofBodies);
	const noun = bodyNoun(bodies);
	return {
		wave: { slug: wave.slug, title: wave.title },
		asAt: formatAsAt(wave.as_at),
		noun,
		bodies: bodies.map((body) => ({
			slug: body.slug,
			shortName: shortName(body),
			name: body.name
		})),
		told: `${formatCount(all.told)} of the ${formatCount(all.apply)} tests`,
		toldOf: endSentence(
			`of a ${noun.one} against a criterion can be told${
				all.counts.not_applicable
					? `; ${formatCount(all.counts.not_applicable)} more do not apply`
					: ''
			}`
		),
		untold: untoldWords(ofBodies, wave.as_at),
		recommendations: dataset.recommendations.map((recommendation) => {
			const criteria = dataset.criteria.filter((one) => one.recommendation === recommendation.code);
			const codes = new Set(criteria.map((one) => one.code));
			const own = assessments.filter((one) => codes.has(one.criterion));
			const tally = tallyOutcomes(own.filter((one) => one.body !== null));
			const { code, title, summary, government_response: response } = recommendation;
			return {
				code,
				title,
				summary,
				criteria: criteria.map((one) => describeCriterion(one, dataset, bodies, own, wave)),
				counts: countOutcomes(tally),
				met: metBounds(tally),
				government: governmentWords(own.filter((one) => one.body === null)),
				response: response ? describeResponse(response) : null
			};
		}),
		byBody: bodies.map((body) => {
			const tally = tallyOutcomes(ofBodies.filter((one) => one.body === body.slug));
			return {
				body: body.slug,
				shortName: shortName(body),
				name: body.name,
				counts: countOutcomes(tally),
				met: metBounds(tally)
			};
		}),
		notes: dataset.survey.notes,
		hasErased: assessments.some((one) => one.reason === 'erased'),
		unshown: unshownReasons.filter((reason) =>
			assessments.some((one) => one.work?.unshown === reason)
		),
		hasWaiting: assessments.some((one) => one.work?.review)
	};
}
