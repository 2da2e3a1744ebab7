import { bodyNoun, type BodyNoun } from '../bodies/body-noun';
import { shortName, type Body } from '../bodies/body';
import { answersOfWave, type Dataset } from '../editions/dataset';
import { describeEvidence, type EvidenceWords } from '../evidence/evidence-words';
import { endSentence, formatCount, joinWords, startSentence } from '../questions/words';
import { formatAsAt, type AsAt } from '../surveys/as-at';
import type { Wave } from '../surveys/survey';
import { tallyOutcomes, type OutcomeTally } from './assess';
import {
	cannotTellReasons,
	outcomes,
	outcomeTable,
	reasonTable,
	type Assessment,
	type CannotTellReason,
	type Criterion,
	type Outcome
} from './assessment';
import { nextQuestion, type NextQuestion } from './next-question';
import { metWords, outcomeWords, ruleWords } from './outcome-words';
import { describeRule } from './rule-words';

/** One body against one criterion, as the matrix shows it. */
export interface GapCell {
	/** The body's slug. */
	body: string;
	shortName: string;
	outcome: Outcome;
	reason: CannotTellReason | null;
	/** Whether a person's finding decides. */
	finding: boolean;
	/** "BEIS: met, a person’s finding" */
	words: string;
}

/** A person's finding beside what the rule says on its own. */
export interface GapFinding {
	/** The body's slug, or null for government as a whole. */
	body: string | null;
	bodyName: string;
	outcome: Outcome;
	words: string;
	why: string;
	source: EvidenceWords | null;
	/** "cannot tell: guidance exists; the report does not quote it" */
	rule: string;
}

/** A note that bears on a criterion and decides nothing. */
export interface GapContext {
	about: string;
	note: string;
	source: EvidenceWords;
}

/** An outcome with the number of tests that came to it. */
export interface OutcomeCount {
	outcome: Outcome;
	label: string;
	count: number;
}

export interface GapCriterion {
	code: string;
	title: string;
	test: string;
	/** "ministers, special advisers and officials" */
	addressedTo: string;
	/** The rule in sentences, in the order in which its clauses are tried. */
	rule: string[];
	/** Bodies in alphabetical order; empty where the criterion is for government as a whole. */
	cells: GapCell[];
	/** The one assessment of government as a whole, where it is addressed to that. */
	government: Omit<GapCell, 'body' | 'shortName'> | null;
	counts: OutcomeCount[];
	/** Why it cannot be told of some bodies, with their short names. */
	untold: { reason: CannotTellReason; words: string; bodies: string[] }[];
	/** "7 to 14 of 15 meet it" */
	met: string;
	findings: GapFinding[];
	contexts: GapContext[];
	/** What to ask, where something cannot be told. */
	next: (NextQuestion & { of: string }) | null;
}

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
}

/** How one body stands against all that applies to it. */
export interface BodyGapCounts {
	body: string;
	shortName: string;
	name: string;
	counts: OutcomeCount[];
	met: string;
}

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
}

/** Why so many tests cannot be told, as a clause. */
const untoldClauses = {
	not_asked: (count) => `in ${count} this survey did not ask`,
	text_not_seen: (count) => `in ${count} guidance exists that the report does not quote`,
	withheld: (count) => `in ${count} the answer was withheld`,
	not_stated: (count) => `in ${count} the response does not say`,
	awaiting: (count, asAt) => `in ${count} no response had come by ${formatAsAt(asAt)}`
} as const satisfies Record<CannotTellReason, (count: string, asAt: AsAt) => string>;

function countOutcomes(tally: OutcomeTally): OutcomeCount[] {
	return outcomes.map((outcome) => ({
		outcome,
		label: outcomeTable[outcome].label,
		count: tally.counts[outcome]
	}));
}

/** "2 to 18 of 19": how many of the tests that apply are met. */
function metBounds({ met }: OutcomeTally): string {
	if (met.of === 0) return 'none applies';
	const of = `of ${formatCount(met.of)}`;
	return met.unknown === 0
		? `${formatCount(met.count)} ${of}`
		: `${formatCount(met.least)} to ${formatCount(met.most)} ${of}`;
}

function untoldWords(assessments: readonly Assessment[], asAt: AsAt): string {
	const counts = cannotTellReasons
		.map((reason) => ({
			reason,
			count: assessments.filter((one) => one.reason === reason).length
		}))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count);
	return endSentence(
		startSentence(
			joinWords(counts.map(({ reason, count }) => untoldClauses[reason](formatCount(count), asAt)))
		)
	);
}

const findingWords = (assessment: Assessment) =>
	outcomeWords(assessment.outcome, assessment.reason) +
	(assessment.basis === 'finding' ? ', a person’s finding' : '');

/** How an assessment reads in a cell; where it does not apply, why. */
function cellWords(assessment: Assessment): string {
	return assessment.outcome === 'not_applicable' && assessment.why
		? `${findingWords(assessment)}: ${assessment.why}`
		: findingWords(assessment);
}

function cellOf(body: Body, assessment: Assessment): GapCell {
	return {
		body: body.slug,
		shortName: shortName(body),
		outcome: assessment.outcome,
		reason: assessment.reason,
		finding: assessment.basis === 'finding',
		words: `${shortName(body)}: ${cellWords(assessment)}`
	};
}

/** Whom to ask: those of whom it cannot be told. */
function whomToAsk(open: readonly GapCell[], all: number, noun: BodyNoun): string {
	if (open.length === all) return `all ${formatCount(all)} ${noun.many}`;
	if (open.length > 5) return `${formatCount(open.length)} ${noun.many}`;
	return joinWords(open.map((cell) => cell.shortName));
}

function describeCriterion(
	criterion: Criterion,
	dataset: Dataset,
	bodies: readonly Body[],
	assessments: readonly Assessment[],
	wave: Wave
): GapCriterion {
	const own = assessments.filter((one) => one.criterion === criterion.code);
	const names = new Map(bodies.map((body) => [body.slug, body.name]));
	const nameOf = (slug: string | null) =>
		slug === null ? 'Government as a whole' : (names.get(slug) ?? slug);
	const cells = bodies.flatMap((body) => {
		const assessment = own.find((one) => one.body === body.slug);
		return assessment ? [cellOf(body, assessment)] : [];
	});
	const government = own.find((one) => one.body === null);
	const tally = tallyOutcomes(own);
	const open = cells.filter((cell) => cell.outcome === 'cannot_tell');
	return {
		code: criterion.code,
		title: criterion.title,
		test: criterion.test,
		addressedTo: joinWords(criterion.addressed_to),
		rule: describeRule(criterion, dataset.questions),
		cells,
		government: government
			? {
					outcome: government.outcome,
					reason: government.reason,
					finding: government.basis === 'finding',
					words: startSentence(cellWords(government))
				}
			: null,
		counts: countOutcomes(tally),
		untold: cannotTellReasons.flatMap((reason) => {
			const silent = open.filter((cell) => cell.reason === reason);
			if (silent.length === 0) return [];
			return [{ reason, words: reasonTable[reason], bodies: silent.map((one) => one.shortName) }];
		}),
		met: metWords(tally.met, tally.told),
		findings: own
			.filter((one) => one.basis === 'finding')
			.map((one) => ({
				body: one.body,
				bodyName: nameOf(one.body),
				outcome: one.outcome,
				words: outcomeWords(one.outcome, one.reason),
				why: one.why ?? '',
				source: one.source ? describeEvidence(one.source) : null,
				rule: ruleWords(one.rule)
			})),
		contexts: dataset.contexts
			.filter((one) => one.criterion === criterion.code && one.wave === wave.slug)
			.map((one) => ({
				about: nameOf(one.body),
				note: one.note,
				source: describeEvidence(one.source)
			})),
		next:
			tally.counts.cannot_tell > 0
				? {
						...nextQuestion(criterion, dataset.questions),
						of: government
							? 'government as a whole'
							: whomToAsk(open, cells.length, bodyNoun(bodies))
					}
				: null
	};
}

/** How the criteria for government as a whole stand: "2 more are for government as a whole: 2 cannot tell". */
function governmentWords(assessments: readonly Assessment[]): string | null {
	if (assessments.length === 0) return null;
	const counts = countOutcomes(tallyOutcomes(assessments)).filter(({ count }) => count > 0);
	const words = counts.map(({ count, label }) => `${count} ${label.toLowerCase()}`);
	return `${assessments.length} for government as a whole: ${joinWords(words)}`;
}

/**
 * How every body of a wave stands against every criterion, with the reasons, the bounds, the findings,
 * what bears on them and what to ask next.
 * @throws where the wave is not one of the dataset's
 */
export function analyseGaps(dataset: Dataset, waveSlug: string): GapAnalysis {
	const { wave, bodies } = answersOfWave(dataset, waveSlug);
	const assessments = dataset.assessments.filter((one) => one.wave === waveSlug);
	const ofBodies = assessments.filter((one) => one.body !== null);
	const all = tallyOutcomes(ofBodies);
	const noun = bodyNoun(bodies);
	const article = /^[aeiou]/.test(noun.one) ? 'an' : 'a';
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
			`of ${article} ${noun.one} against a criterion can be told${
				all.counts.not_applicable
					? `; ${formatCount(all.counts.not_applicable)} more do not apply`
					: ''
			}`
		),
		untold: all.counts.cannot_tell > 0 ? untoldWords(ofBodies, wave.as_at) : '',
		recommendations: dataset.recommendations.map((recommendation) => {
			const criteria = dataset.criteria.filter((one) => one.recommendation === recommendation.code);
			const codes = new Set(criteria.map((one) => one.code));
			const own = assessments.filter((one) => codes.has(one.criterion));
			const tally = tallyOutcomes(own.filter((one) => one.body !== null));
			return {
				...recommendation,
				criteria: criteria.map((one) => describeCriterion(one, dataset, bodies, own, wave)),
				counts: countOutcomes(tally),
				met: metBounds(tally),
				government: governmentWords(own.filter((one) => one.body === null))
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
		notes: dataset.survey.notes
	};
}

/** How one body stands against one criterion, with all that the page of the body says of it. */
export interface BodyGap {
	code: string;
	title: string;
	test: string;
	outcome: Outcome;
	reason: CannotTellReason | null;
	finding: boolean;
	words: string;
	why: string | null;
	source: EvidenceWords | null;
	/** What the rule says on its own, where a finding stands over it. */
	rule: string | null;
	contexts: GapContext[];
	next: NextQuestion | null;
}

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
		summary: `${formatCount(tally.told)} of the ${formatCount(tally.apply)} tests that apply can be told.`,
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
							finding: found.basis === 'finding',
							words: startSentence(outcomeWords(found.outcome, found.reason)),
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
								found.outcome === 'cannot_tell' ? nextQuestion(criterion, dataset.questions) : null
						}
					];
				})
			}))
			.filter(({ gaps }) => gaps.length > 0)
	};
}
