import type { Share } from '../answers/tally';
import { continueSentence, formatCount } from '../questions/words';
import {
	outcomeTable,
	reasonTable,
	type CannotTellReason,
	type Outcome,
	type RuleOutcome
} from './assessment';

/** An outcome and its reason as they stand in a sentence: "cannot tell: this survey did not ask". */
export function outcomeWords(outcome: Outcome, reason: CannotTellReason | null): string {
	const label = continueSentence(outcomeTable[outcome].label);
	return reason ? `${label}: ${continueSentence(reasonTable[reason])}` : label;
}

/** What the rule says on its own: "cannot tell: withheld", "does not apply: the body has no ministers". */
export function ruleWords(rule: RuleOutcome): string {
	const words = outcomeWords(rule.outcome, rule.reason);
	return rule.because && !rule.reason ? `${words}: ${rule.because}` : words;
}

/**
 * How many meet a criterion, of those to which it applies: "7 to 14 of 15 meet it". Bounds stand also
 * where all is unknown, which the words say.
 */
export function metWords(met: Share, told: number): string {
	const of = formatCount(met.of);
	if (met.of === 0) return 'applies to none';
	if (told === 0) return `0 to ${of} of ${of}: cannot tell`;
	if (met.unknown === 0)
		return `${formatCount(met.count)} of ${of} ${met.count === 1 ? 'meets' : 'meet'} it`;
	return `${formatCount(met.least)} to ${formatCount(met.most)} of ${of} meet it`;
}
