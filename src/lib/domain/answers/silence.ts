import { countWord } from '../questions/words';
import { formatAsAt, type AsAt } from '../surveys/as-at';
import type { MissingReason } from './missing';

/** How many bodies lack a value, by the reason; a reason left out is that of none. */
export type Missing = Partial<Record<MissingReason | 'no_headcount', number>>;

/** How many bodies did not say, by what happened, in the order in which sentences name them. */
const silences: {
	reasons: readonly MissingReason[];
	words: (count: number, asAt: AsAt) => string;
}[] = [
	{ reasons: ['refused', 'withheld'], words: () => 'withheld it' },
	{
		reasons: ['awaiting'],
		words: (_count, asAt) => `had not replied by ${formatAsAt(asAt)}`
	},
	{ reasons: ['not_stated'], words: () => 'did not say' },
	{
		reasons: ['not_held'],
		words: (count) => `said ${count === 1 ? 'it holds' : 'they hold'} no such information`
	},
	{ reasons: ['in_total'], words: () => 'counted it only in a total' },
	{ reasons: ['not_asked'], words: (count) => `${count === 1 ? 'was' : 'were'} not asked` },
	{
		reasons: ['erased'],
		words: (count) => `${count === 1 ? 'has' : 'have'} an answer that was erased`
	}
];

/**
 * Why a value is not known, a clause for each reason that occurs: "six withheld it", "one had not
 * replied by March 2022". A body for which the question did not arise has no value to know.
 */
export function silenceClauses(missing: Missing, asAt: AsAt): string[] {
	return silences.flatMap(({ reasons, words }) => {
		const count = reasons.reduce((sum, reason) => sum + (missing[reason] ?? 0), 0);
		return count ? [`${countWord(count)} ${words(count, asAt)}`] : [];
	});
}

/** Why there is no value, known or not: silences, and "for two the question did not arise". */
export function absenceClauses(missing: Missing, asAt: AsAt): string[] {
	const { not_applicable: aside = 0, no_headcount: uncounted = 0 } = missing;
	return [
		...silenceClauses(missing, asAt),
		...(aside ? [`for ${countWord(aside)} the question did not arise`] : []),
		...(uncounted ? [`for ${countWord(uncounted)} no number of staff is published`] : [])
	];
}
