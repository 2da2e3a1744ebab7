import type { Dataset } from '../editions/dataset';
import type { Evidence } from '../evidence/evidence';
import {
	outcomeTable,
	reasonTable,
	type Assessment,
	type CannotTellReason,
	type Outcome,
	type RuleOutcome
} from '../gaps/assessment';
import { categoriesOf, type Column } from './column';

/** An assessment as `assessments.json` gives it. */
export interface AssessmentRecord {
	wave: string;
	/** The body's slug, or null for government as a whole. */
	body: string | null;
	bodyName: string | null;
	criterion: string;
	outcome: Outcome;
	reason: CannotTellReason | null;
	basis: 'rule' | 'finding';
	why: string | null;
	source: Evidence | null;
	/** What the rule says on its own, under a finding too. */
	rule: RuleOutcome;
}

/** A row of `assessments.csv`. */
export interface AssessmentRow {
	edition: number;
	assessment: AssessmentRecord;
}

const bases = {
	rule: 'The rule of the criterion',
	finding: 'A person’s finding, which stands over the rule'
} as const satisfies Record<Assessment['basis'], string>;

/** Every column of `assessments.csv`, in order. */
export const assessmentColumns: readonly Column<AssessmentRow>[] = [
	{
		name: 'edition',
		description: 'The number of the edition that the row comes from.',
		type: 'integer',
		required: true,
		read: (row) => row.edition
	},
	{
		name: 'wave',
		description: 'The wave whose answers the outcome rests on.',
		type: 'string',
		required: true,
		read: (row) => row.assessment.wave
	},
	{
		name: 'body',
		description:
			'The public body, as in its address. Empty where the criterion is addressed to government as a whole and assessed once.',
		type: 'string',
		required: false,
		read: (row) => row.assessment.body
	},
	{
		name: 'body_name',
		description: 'The name of the body.',
		type: 'string',
		required: false,
		read: (row) => row.assessment.bodyName
	},
	{
		name: 'criterion',
		description: 'The criterion, one checkable test of a recommendation.',
		type: 'string',
		required: true,
		read: (row) => row.assessment.criterion
	},
	{
		name: 'outcome',
		description: 'How the body stands against the criterion.',
		type: 'string',
		required: true,
		categories: categoriesOf(outcomeTable),
		read: (row) => row.assessment.outcome
	},
	{
		name: 'reason',
		description:
			'Why it cannot be told. Empty where it can. An absence of evidence is not a failure.',
		type: 'string',
		required: false,
		categories: categoriesOf(reasonTable),
		read: (row) => row.assessment.reason
	},
	{
		name: 'basis',
		description: 'What decides.',
		type: 'string',
		required: true,
		categories: categoriesOf(bases),
		read: (row) => row.assessment.basis
	},
	{
		name: 'why',
		description: 'The reason given by the finding, or by the rule where it gives one.',
		type: 'string',
		required: false,
		read: (row) => row.assessment.why
	},
	{
		name: 'rule_outcome',
		description: 'What the rule says on its own, whether or not a finding stands over it.',
		type: 'string',
		required: true,
		categories: categoriesOf(outcomeTable),
		read: (row) => row.assessment.rule.outcome
	},
	{
		name: 'rule_reason',
		description: 'Why the rule on its own cannot tell. Empty where it can.',
		type: 'string',
		required: false,
		categories: categoriesOf(reasonTable),
		read: (row) => row.assessment.rule.reason
	}
];

/** The assessments as published files give them. Bodies are named from the dataset. */
export function assessmentRecords(
	dataset: Dataset,
	assessments: readonly Assessment[]
): AssessmentRecord[] {
	const names = new Map(dataset.bodies.map((body) => [body.slug, body.name]));
	return assessments.map(({ body, ...assessment }) => ({
		wave: assessment.wave,
		body,
		bodyName: body === null ? null : (names.get(body) ?? body),
		criterion: assessment.criterion,
		outcome: assessment.outcome,
		reason: assessment.reason,
		basis: assessment.basis,
		why: assessment.why,
		source: assessment.source,
		rule: assessment.rule
	}));
}

/** The rows of `assessments.csv`: one for each body and criterion, and one for each of government's. */
export function assessmentRows(
	dataset: Dataset,
	edition: number,
	assessments: readonly Assessment[]
): AssessmentRow[] {
	return assessmentRecords(dataset, assessments).map((assessment) => ({ edition, assessment }));
}
