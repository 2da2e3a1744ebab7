import { z } from 'zod';
import { evidenceSchema, type Evidence } from '../evidence/evidence';
import { codeSchema } from '../questions/question';

/** How a body stands against a criterion. */
export const outcomes = ['met', 'partly_met', 'not_met', 'cannot_tell', 'not_applicable'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a criterion cannot be told. Absence of evidence is not failure. */
export const cannotTellReasons = [
	'not_asked',
	'withheld',
	'awaiting',
	'not_stated',
	'text_not_seen'
] as const;
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
	text_not_seen: 'Guidance exists; the report does not quote it'
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

export const recommendationSchema = z.object({
	code: codeSchema,
	title: z.string().min(1),
	summary: z.string().min(1)
});
export type Recommendation = z.infer<typeof recommendationSchema>;

/** What a person found about a body and a criterion; it stands over the rule's outcome. */
export const findingContentSchema = z.object({
	outcome: z.enum(outcomes),
	reason: z.enum(cannotTellReasons).nullable(),
	why: z.string().min(1),
	source: evidenceSchema
});
export type FindingContent = z.infer<typeof findingContentSchema>;

export interface Finding extends FindingContent {
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
	/** Set exactly where the outcome is `cannot_tell`. */
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
}
