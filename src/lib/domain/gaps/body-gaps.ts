import type { Unshown } from '../answers/comparison/work-in-hand';
import type { Body } from '../bodies/body';
import type { Dataset } from '../editions/dataset';
import { describeEvidence, type EvidenceWords } from '../evidence/evidence-words';
import { formatCount, startSentence } from '../questions/words';
import type { Wave } from '../surveys/survey';
import type { CannotTellReason, Outcome, WorkingAssessment } from './assessment';
import type { GapContext } from './criterion-gaps';
import { nextQuestion, type NextQuestion } from './next-question';
import { countOutcomes, tallyOutcomes, type OutcomeCount } from './outcome-tally';
import { assessmentWords, metBounds, ruleWords } from './outcome-words';

/** How one body stands against one criterion, with all that the page of the body says of it. */
export interface BodyGap {
	code: string;
	title: string;
	test: string;
	outcome: Outcome;
	reason: CannotTellReason | null;
	/** Of work in hand: why it cannot be told yet, where an answer is not shown. */
	unshown: Unshown | null;
	finding: boolean;
	/** Of work in hand: where a finding stands that is not accepted, be it stated or taken back. */
	review: WorkingAssessment['review'];
	words: string;
	why: string | null;
	source: EvidenceWords | null;
	/** What the rule says on its own, where a finding stands over it. */
	rule: string | null;
	contexts: GapContext[];
	next: NextQuestion | null;
}

/** How one body stands against everything recommended to bodies, with bounds. */
export interface BodyGaps {
	/** "Of 19 tests that apply, 2 can be told." */
	summary: string;
	counts: OutcomeCount[];
	met: string;
	recommendations: { code: string; title: string; gaps: BodyGap[] }[];
}

/** How one body stands against every criterion that is assessed for bodies. */
export function analyseBodyGaps(dataset: Dataset, wave: Wave, body: Body): BodyGaps {
	const own = dataset.assessments.filter((one) => one.wave === wave.slug && one.body === body.slug);
	const tally = tallyOutcomes(own);
	return {
		// "0 of the 19" would read like a result; none can be told is the absence of one.
		summary: `${tally.told === 0 ? 'None' : formatCount(tally.told)} of the ${formatCount(tally.apply)} tests that apply can be told.`,
		counts: countOutcomes(tally),
		met: metBounds(tally),
		recommendations: dataset.recommendations
			.map(({ code, title }) => ({
				code,
				title,
				gaps: dataset.criteria.flatMap((criterion): BodyGap[] => {
					const found = own.find((one) => one.criterion === criterion.code);
					if (criterion.recommendation !== code || !found) return [];
					return [
						{
							code: criterion.code,
							title: criterion.title,
							test: criterion.test,
							outcome: found.outcome,
							reason: found.reason,
							unshown: found.work?.unshown ?? null,
							finding: found.basis === 'finding',
							review: found.work?.review ?? null,
							words: startSentence(assessmentWords(found)),
							why: found.why,
							source: found.source ? describeEvidence(found.source) : null,
							rule: found.basis === 'finding' ? ruleWords(found.rule) : null,
							contexts: dataset.contexts
								.filter(
									(one) =>
										one.wave === wave.slug &&
										one.criterion === criterion.code &&
										one.body === body.slug
								)
								.map((one) => ({
									about: body.name,
									note: one.note,
									source: describeEvidence(one.source)
								})),
							next:
								found.outcome === 'cannot_tell' && !found.work?.unshown
									? nextQuestion(criterion, dataset.questions)
									: null
						}
					];
				})
			}))
			.filter(({ gaps }) => gaps.length > 0)
	};
}
