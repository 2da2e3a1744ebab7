import { z } from 'zod';
import type { Unshown } from '../answers/comparison/work-in-hand';
import { evidenceSchema, sourceEvidence, type Evidence } from '../evidence/evidence';
import { codeSchema } from '../questions/question';
import type { RevisionState } from '../review/transition';

/** How a body stands against a criterion. */
export const outcomes = ['met', 'partly_met', 'not_met', 'cannot_tell', 'not_applicable'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a person can find that a criterion cannot be told. Absence of evidence is not failure. */
export const foundReasons = [
	'not_asked',
	'withheld',
	'awaiting',
	'not_stated',
	'text_not_seen'
] as const;

/** Why a criterion cannot be told: besides, that what was answered has been erased. */
export const cannotTellReasons = [...foundReasons, 'erased'] as const;
export type CannotTellReason = (typeof cannotTellReasons)[number];

/** The one table of outcome labels, colours and glyphs. */
export const outcomeTable = {
	met: { label: 'Met', fill: '#12436D', glyph: '●' },
	partly_met: { label: 'Partly met', fill: '#6BA3C8', glyph: '◐' },
	not_met: { label: 'Evidence says no', fill: '#D9730D', glyph: '○' },
	cannot_tell: { label: 'Cannot tell', fill: '#F5F2EC', glyph: '▨' },
	not_applicable: { label: 'Does not apply', fill: '#FFFFFF', glyph: '–' }
} as const satisfies Record<Outcome, { label: string; fill: string; glyph: string }>;

/** The one table of words for why a criterion cannot be told. */
export const reasonTable = {
	not_asked: 'This survey did not ask',
	withheld: 'Withheld',
	awaiting: 'No response',
	not_stated: 'The response does not say',
	text_not_seen: 'Guidance exists; the report does not quote it',
	erased: 'Erased'
} as const satisfies Record<CannotTellReason, string>;

const clauseSchema = z.object({
	if: z.union([
		z.object({ body: z.literal('has_ministers'), is: z.boolean() }),
		z.object({ question: codeSchema, item: codeSchema, is: z.string() })
	]),
	then: z.enum(outcomes),
	because: z.string().optional()
});
export type Clause = z.infer<typeof clauseSchema>;

/** One checkable test of a recommendation. */
export const criterionSchema = z.object({
	code: codeSchema,
	recommendation: codeSchema,
	core: z.boolean(),
	/** Assessed for each body, or once for government as a whole. */
	scope: z.enum(['body', 'government']),
	title: z.string().min(1),
	test: z.string().min(1),
	addressed_to: z.array(z.string().min(1)),
	looks_at: z.object({ question: codeSchema, item: codeSchema }).nullable(),
	/** Clauses tried in order; the first that holds decides. */
	rule: z.array(clauseSchema),
	follow_up_question: z.string().min(1).optional()
});
export type Criterion = z.infer<typeof criterionSchema>;

/** What the government can have said to a recommendation. */
export const governmentPositions = [
	'accepted',
	'accepted_in_part',
	'rejected',
	'no_response'
] as const;
export type GovernmentPosition = (typeof governmentPositions)[number];

/** The one table of words for what the government said to a recommendation. */
export const positionTable = {
	accepted: 'Accepted',
	accepted_in_part: 'Accepted in part',
	rejected: 'Rejected',
	no_response: 'No response given yet'
} as const satisfies Record<GovernmentPosition, string>;

/** The government's response to a recommendation, with its source. It decides no outcome. */
export const governmentResponseSchema = z.object({
	position: z.enum(governmentPositions),
	/** What it said, in its own words; null where it did not respond. */
	said: z.string().min(1).nullable(),
	/** The day it was given or, where there is none, the day it was last looked for: 'YYYY-MM-DD'. */
	on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
	source: sourceEvidence
});
export type GovernmentResponse = z.infer<typeof governmentResponseSchema>;

/** What bodies ought to do, as files and editions have it. */
export const recommendationSchema = z.object({
	code: codeSchema,
	title: z.string().min(1),
	summary: z.string().min(1),
	/** Where one is recorded. */
	government_response: governmentResponseSchema.optional()
});
export type Recommendation = z.infer<typeof recommendationSchema>;

/** What a person found about a body and a criterion; it stands over the rule's outcome. */
export const statedFindingSchema = z.object({
	outcome: z.enum(outcomes),
	reason: z.enum(foundReasons).nullable(),
	why: z.string().min(1),
	source: evidenceSchema
});
export type StatedFinding = z.infer<typeof statedFindingSchema>;

/** That a finding is taken back, and why: once it is accepted, the rule decides again. */
export const withdrawnFindingSchema = z.object({
	withdrawn: z.literal(true),
	why: z.string().min(1)
});

/** What a revision of a finding holds. */
export const findingContentSchema = z.union([statedFindingSchema, withdrawnFindingSchema]);
export type FindingContent = z.infer<typeof findingContentSchema>;

/** Whether a finding says an outcome, and does not take one back. */
export const isStated = (content: FindingContent): content is StatedFinding =>
	!('withdrawn' in content);

export interface Finding extends StatedFinding {
	wave: string;
	/** A body's slug, or null for government as a whole. */
	body: string | null;
	criterion: string;
}

/** A sourced note that bears on a criterion and decides nothing. */
export const contextSchema = z.object({
	wave: codeSchema,
	/** A body's slug, or null for government as a whole. */
	body: codeSchema.nullable(),
	criterion: codeSchema,
	note: z.string().min(1),
	source: evidenceSchema
});
export type Context = z.infer<typeof contextSchema>;

/** What the rule alone says. */
export interface RuleOutcome {
	outcome: Outcome;
	/** Set exactly where the outcome is `cannot_tell`; of work in hand not where an answer is not shown. */
	reason: CannotTellReason | null;
	/** The clause's own reason, where it gives one. */
	because: string | null;
}

/** The outcome for one body (or for government, body null) and criterion in one wave. */
export interface Assessment {
	wave: string;
	body: string | null;
	criterion: string;
	outcome: Outcome;
	reason: CannotTellReason | null;
	/** Who decided: the rule, or a person's finding that stands over it. */
	basis: 'rule' | 'finding';
	why: string | null;
	source: Evidence | null;
	/** What the rule says on its own, shown beside a finding. */
	rule: RuleOutcome;
	/** Of work in hand; left out of what is published. */
	work?: WorkingAssessment;
}

/** What is known of an assessment of work in hand, beside what it comes to. */
export interface WorkingAssessment {
	/** Why the rule cannot be tried: an answer that it looks at is not shown. No reason is given then. */
	unshown: Unshown | null;
	/** Where a finding stands in review that is not accepted, be it stated here or taken back. */
	review: Exclude<RevisionState, 'accepted'> | null;
}
