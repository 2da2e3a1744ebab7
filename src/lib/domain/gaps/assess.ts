import type { AnswerContent } from '../answers/answer';
import { isWithholding } from '../answers/disposition';
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

/** What a body answered to a question, or null where it was not asked, or where what it answered was erased. */
export type FindCoded = (question: string) => Pick<AnswerContent, 'disposition' | 'value'> | null;

/** Whether what a body answered to a question was erased. */
export type IsErased = (question: string) => boolean;
const nothingErased: IsErased = () => false;

/** A value that says guidance exists, though its text is not seen. */
const exists = ['yes', 'general', 'other_body'];

function holds(clause: Clause, body: Body | null, find: FindCoded): boolean {
	const test = clause.if;
	if ('body' in test) return body?.[test.body] === test.is;
	return find(test.question)?.value?.[test.item] === test.is;
}

/** Why nothing can be told where no clause holds. Absence of evidence is not failure. */
function reasonFor(criterion: Criterion, find: FindCoded, isErased: IsErased): CannotTellReason {
	if (!criterion.looks_at) return 'not_asked';
	const { question, item } = criterion.looks_at;
	const answer = find(question);
	if (!answer) return isErased(question) ? 'erased' : 'not_asked';
	if (answer.disposition === 'not_asked') return 'not_asked';
	if (answer.disposition === 'awaiting') return 'awaiting';
	if (isWithholding(answer.disposition)) return 'withheld';
	if (sharedReason(answer.disposition)) return 'not_stated';
	const part = answer.value?.[item] ?? (answer.value?.overall === 'yes' ? 'yes' : undefined);
	return typeof part === 'string' && exists.includes(part) ? 'text_not_seen' : 'not_stated';
}

/** The clause of a criterion's rule that decides: the first that holds; null where none does. */
function findDeciding(criterion: Criterion, body: Body | null, find: FindCoded): Clause | null {
	return criterion.rule.find((one) => holds(one, body, find)) ?? null;
}

/**
 * The questions whose answers a rule comes upon before it has decided, each once: another answer to one of
 * them could have it decide otherwise.
 */
export function questionsTried(criterion: Criterion, body: Body | null, find: FindCoded): string[] {
	const deciding = findDeciding(criterion, body, find);
	const tried = deciding
		? criterion.rule.slice(0, criterion.rule.indexOf(deciding) + 1)
		: criterion.rule;
	const isTold = deciding !== null && deciding.then !== 'cannot_tell';
	const own = isTold || !criterion.looks_at ? [] : [criterion.looks_at.question];
	return [
		...new Set([
			...tried.flatMap(({ if: test }) => ('question' in test ? [test.question] : [])),
			...own
		])
	];
}

/** What the rule of a criterion says: the first clause that holds decides. */
export function applyRule(
	criterion: Criterion,
	body: Body | null,
	find: FindCoded,
	isErased: IsErased = nothingErased
): RuleOutcome {
	const clause = findDeciding(criterion, body, find);
	if (!clause) {
		return { outcome: 'cannot_tell', reason: reasonFor(criterion, find, isErased), because: null };
	}
	return {
		outcome: clause.then,
		reason: clause.then === 'cannot_tell' ? reasonFor(criterion, find, isErased) : null,
		because: clause.because ?? null
	};
}

/** How a body stands against a criterion: a person's finding stands over the rule; both are kept. */
export function assess(
	wave: string,
	criterion: Criterion,
	body: Body | null,
	find: FindCoded,
	finding: Finding | null,
	isErased: IsErased = nothingErased
): Assessment {
	const rule = applyRule(criterion, body, find, isErased);
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
