import type { AnswerContent } from '../answers/answer';
import { sharedReason } from '../answers/missing';
import type { Body } from '../bodies/body';
import type {
	Assessment,
	CannotTellReason,
	Clause,
	Criterion,
	Finding,
	RuleOutcome
} from './assessment';

/** What a body answered to a question, or null where it was not asked. */
export type FindCoded = (question: string) => Pick<AnswerContent, 'disposition' | 'value'> | null;

/** A value that says guidance exists, though its text is not seen. */
const exists = ['yes', 'general', 'other_body'];

function holds(clause: Clause, body: Body | null, find: FindCoded): boolean {
	const test = clause.if;
	if ('body' in test) return body?.[test.body] === test.is;
	return find(test.question)?.value?.[test.item] === test.is;
}

/** Why nothing can be told where no clause holds. Absence of evidence is not failure. */
function reasonFor(criterion: Criterion, find: FindCoded): CannotTellReason {
	if (!criterion.looks_at) return 'not_asked';
	const { question, item } = criterion.looks_at;
	const answer = find(question);
	if (!answer) return 'not_asked';
	if (answer.disposition === 'not_asked') return 'not_asked';
	if (answer.disposition === 'awaiting') return 'awaiting';
	if (answer.disposition === 'refused' || answer.disposition === 'partly_withheld') {
		return 'withheld';
	}
	if (sharedReason(answer.disposition)) return 'not_stated';
	const part = answer.value?.[item] ?? (answer.value?.overall === 'yes' ? 'yes' : undefined);
	return typeof part === 'string' && exists.includes(part) ? 'text_not_seen' : 'not_stated';
}

/** What the rule of a criterion says: the first clause that holds decides. */
export function applyRule(criterion: Criterion, body: Body | null, find: FindCoded): RuleOutcome {
	const clause = criterion.rule.find((one) => holds(one, body, find));
	if (!clause) {
		return { outcome: 'cannot_tell', reason: reasonFor(criterion, find), because: null };
	}
	return {
		outcome: clause.then,
		reason: clause.then === 'cannot_tell' ? reasonFor(criterion, find) : null,
		because: clause.because ?? null
	};
}

/** How a body stands against a criterion: a person's finding stands over the rule; both are kept. */
export function assess(
	wave: string,
	criterion: Criterion,
	body: Body | null,
	find: FindCoded,
	finding: Finding | null
): Assessment {
	const rule = applyRule(criterion, body, find);
	const place = { wave, body: body?.slug ?? null, criterion: criterion.code };
	if (finding) {
		return {
			...place,
			outcome: finding.outcome,
			reason: finding.outcome === 'cannot_tell' ? finding.reason : null,
			basis: 'finding',
			why: finding.why,
			source: finding.source,
			rule
		};
	}
	return {
		...place,
		outcome: rule.outcome,
		reason: rule.reason,
		basis: 'rule',
		why: rule.because,
		source: null,
		rule
	};
}
