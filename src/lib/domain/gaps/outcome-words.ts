import { unshownTable } from '../answers/comparison/work-in-hand';
import { countRange } from '../answers/share-words';
import { continueSentence, formatCount } from '../questions/words';
import {
	outcomeTable,
	reasonTable,
	type Assessment,
	type CannotTellReason,
	type Outcome,
	type RuleOutcome
} from './assessment';
import type { OutcomeTally } from './outcome-tally';

/** An outcome and its reason as they stand in a sentence: "cannot tell: this survey did not ask". */
export function outcomeWords(outcome: Outcome, reason: CannotTellReason | null): string {
	const label = continueSentence(outcomeTable[outcome].label);
	return reason ? `${label}: ${continueSentence(reasonTable[reason])}` : label;
}

/** How an assessment comes out, as `outcomeWords`; of work in hand also "cannot tell yet: not entered". */
export function assessmentWords({ outcome, reason, work }: Assessment): string {
	return work?.unshown
		? `${outcomeWords(outcome, null)} yet: ${continueSentence(unshownTable[work.unshown])}`
		: outcomeWords(outcome, reason);
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
export function metWords({ met, told }: OutcomeTally): string {
	if (met.of === 0) return 'applies to none';
	const of = `${countRange(met)} of ${formatCount(met.of)}`;
	if (told === 0) return `${of}: cannot tell`;
	return `${of} ${met.most === 1 ? 'meets' : 'meet'} it`;
}

/** How many of the tests that apply are met: "2 to 18 of 19". */
export function metBounds({ met }: OutcomeTally): string {
	return met.of === 0 ? 'none applies' : `${countRange(met)} of ${formatCount(met.of)}`;
}
