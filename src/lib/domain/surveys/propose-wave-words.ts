import type { ChangeKind } from '../bodies/body';
import { joinWords } from '../questions/words';
import { formatDay } from './as-at';
import type { AskReason, EndReason, LineageStep } from './propose-wave';

/** Gives the name of a body by its slug. */
type NameOf = (slug: string) => string;

/** What happened to the body that a step leads away from. */
const stepWords = {
	renamed: 'renamed',
	split: 'split',
	merged: 'merged',
	functions_transferred: 'passed on',
	created: 'created anew',
	abolished: 'abolished'
} as const satisfies Record<ChangeKind, string>;

/** "split on 7 February 2023" or "split on 7 February 2023, to DBT, then renamed on 20 July 2026" */
function describeSteps(steps: readonly LineageStep[], nameOf: NameOf): string {
	return steps
		.map(({ kind, on, to }, index) => {
			const isLast = index === steps.length - 1;
			return `${stepWords[kind]} on ${formatDay(on)}${isLast ? '' : `, to ${nameOf(to)}, then`}`;
		})
		.join(' ');
}

/**
 * Why a wave asks a body, as it is kept and shown: "Asked last time." or "Successor of DIT (merged on
 * 7 February 2023)." There is at least one reason.
 */
export function askWords(reasons: readonly AskReason[], nameOf: NameOf): string {
	const successions = reasons.flatMap((reason) =>
		reason.code === 'successor'
			? [`${nameOf(reason.of)} (${describeSteps(reason.steps, nameOf)})`]
			: []
	);
	const wasAsked = reasons.some((reason) => reason.code === 'asked_last_time');
	if (successions.length === 0) return 'Asked last time and still exists.';
	const of = joinWords(successions, 'and');
	return wasAsked ? `Asked last time, and carries on from ${of}.` : `Successor of ${of}.`;
}

/** Why nobody carries on from a body of the last wave, as a sentence. */
export function endWords(reason: EndReason): string {
	const day = formatDay(reason.on);
	switch (reason.code) {
		case 'abolished':
			return `Abolished on ${day}; nobody carries on from it.`;
		case 'not_begun':
			return `It began on ${day}, after the day proposed for.`;
		case 'nobody_on_record':
			return `It ended on ${day}, and the register names nobody who carries on from it.`;
	}
}

/** Why a wave asks a body that nobody proposed. */
export const addedWords = 'Added by hand.';
