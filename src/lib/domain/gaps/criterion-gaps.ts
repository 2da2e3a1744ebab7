import { unshownReasons, unshownTable, type Unshown } from '../answers/comparison/work-in-hand';
import { shortName, type Body } from '../bodies/body';
import { bodyNoun, type BodyNoun } from '../bodies/body-noun';
import type { Dataset } from '../editions/dataset';
import { describeEvidence, type EvidenceWords } from '../evidence/evidence-words';
import { formatCount, joinWords, startSentence } from '../questions/words';
import type { Wave } from '../surveys/survey';
import {
	cannotTellReasons,
	reasonTable,
	type Assessment,
	type WorkingAssessment,
	type CannotTellReason,
	type Criterion,
	type Outcome
} from './assessment';
import { findingAside } from './finding-words';
import { nextQuestion, type NextQuestion } from './next-question';
import { countOutcomes, tallyOutcomes, type OutcomeCount } from './outcome-tally';
import { assessmentWords, metWords, outcomeWords, ruleWords } from './outcome-words';
import { describeRule } from './rule-words';

/** One body against one criterion, as the matrix shows it. */
export interface GapCell {
	/** The body's slug. */
	body: string;
	shortName: string;
	outcome: Outcome;
	reason: CannotTellReason | null;
	/** Of work in hand: why it cannot be told yet, where an answer is not shown. */
	unshown: Unshown | null;
	/** Whether a person's finding decides. */
	finding: boolean;
	/** Of work in hand: where that finding stands, or that it is taken back, while it is not accepted. */
	review: WorkingAssessment['review'];
	/** "BEIS: met, a person’s finding" */
	words: string;
}

/** A person's finding beside what the rule says on its own. */
export interface GapFinding {
	/** The body's slug, or null for government as a whole. */
	body: string | null;
	bodyName: string;
	outcome: Outcome;
	reason: CannotTellReason | null;
	words: string;
	why: string;
	source: EvidenceWords | null;
	/** Of work in hand: where it stands in review while it is not accepted. */
	review: WorkingAssessment['review'];
	/** "cannot tell: guidance exists; the report does not quote it" */
	rule: string;
}

/** A note that bears on a criterion and decides nothing. */
export interface GapContext {
	about: string;
	note: string;
	source: EvidenceWords;
}

/** How the bodies, or government as a whole, stand against one criterion. */
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
	untold: { reason: CannotTellReason | Unshown; words: string; bodies: string[] }[];
	/** "7 to 14 of 15 meet it" */
	met: string;
	findings: GapFinding[];
	contexts: GapContext[];
	/** What to ask, where something cannot be told. */
	next: (NextQuestion & { of: string }) | null;
}

function stateOf(assessment: Assessment): Omit<GapCell, 'body' | 'shortName' | 'words'> {
	return {
		outcome: assessment.outcome,
		reason: assessment.reason,
		unshown: assessment.work?.unshown ?? null,
		finding: assessment.basis === 'finding',
		review: assessment.work?.review ?? null
	};
}

/** How an assessment reads in a cell; where it does not apply, why. */
function cellWords(assessment: Assessment): string {
	const words = assessmentWords(assessment) + findingAside(stateOf(assessment));
	return assessment.outcome === 'not_applicable' && assessment.why
		? `${words}: ${assessment.why}`
		: words;
}

function cellOf(body: Body, assessment: Assessment): GapCell {
	return {
		body: body.slug,
		shortName: shortName(body),
		...stateOf(assessment),
		words: `${shortName(body)}: ${cellWords(assessment)}`
	};
}

/** Why something cannot be told, in the order in which reasons are given. */
const untoldReasons = [
	...cannotTellReasons.map((reason) => ({ reason, words: reasonTable[reason] })),
	...unshownReasons
		.filter((reason) => reason !== 'erased')
		.map((reason) => ({ reason, words: unshownTable[reason] }))
] as const;

/** Whom to ask: those of whom it cannot be told. */
function whomToAsk(open: readonly GapCell[], all: number, noun: BodyNoun): string {
	if (open.length === all) return `all ${formatCount(all)} ${noun.many}`;
	if (open.length > 5) return `${formatCount(open.length)} ${noun.many}`;
	return joinWords(open.map((cell) => cell.shortName));
}

/**
 * How the bodies of a wave stand against one criterion, with the reasons, the bounds, the findings, what
 * bears on it and what to ask next.
 * @param assessments those of the wave
 */
export function describeCriterion(
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
	const untold = cells.filter((cell) => cell.outcome === 'cannot_tell');
	// What is not entered is not asked again: it is entered.
	const open = untold.filter((cell) => cell.unshown === null);
	return {
		code: criterion.code,
		title: criterion.title,
		test: criterion.test,
		addressedTo: joinWords(criterion.addressed_to),
		rule: describeRule(criterion, dataset.questions),
		cells,
		government: government
			? { ...stateOf(government), words: startSentence(cellWords(government)) }
			: null,
		counts: countOutcomes(tally),
		untold: untoldReasons.flatMap(({ reason, words }) => {
			const silent = untold.filter((cell) => (cell.unshown ?? cell.reason) === reason);
			if (silent.length === 0) return [];
			return [{ reason, words, bodies: silent.map((one) => one.shortName) }];
		}),
		met: metWords(tally),
		findings: own
			.filter((one) => one.basis === 'finding')
			.map((one) => ({
				body: one.body,
				bodyName: nameOf(one.body),
				outcome: one.outcome,
				reason: one.reason,
				words: outcomeWords(one.outcome, one.reason),
				why: one.why ?? '',
				source: one.source ? describeEvidence(one.source) : null,
				review: one.work?.review ?? null,
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
			open.length > 0 || government?.outcome === 'cannot_tell'
				? {
						...nextQuestion(criterion, dataset.questions),
						of: government
							? 'government as a whole'
							: whomToAsk(open, cells.length, bodyNoun(bodies))
					}
				: null
	};
}
