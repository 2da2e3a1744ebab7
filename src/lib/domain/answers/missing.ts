import type { Disposition } from './disposition';

/** Why a part of an answer has no value. A missing part is never a number and never a "no". */
export const missingReasons = [
	'refused',
	'withheld',
	'in_total',
	'not_held',
	'not_applicable',
	'not_stated',
	'awaiting',
	'not_asked',
	'erased'
] as const;

export type MissingReason = (typeof missingReasons)[number];

/** Whether the word names a reason. */
export function isMissingReason(word: string): word is MissingReason {
	return (missingReasons as readonly string[]).includes(word);
}

/** Words for what an answer can leave out: of one that was erased, no part is left to have a reason. */
export const codedMissingTable = {
	refused: 'Refused',
	withheld: 'Withheld',
	in_total: 'Counted only in the total',
	not_held: 'Not held',
	not_applicable: 'Did not arise',
	not_stated: 'Not stated',
	awaiting: 'No response',
	not_asked: 'Not asked'
} as const satisfies Record<Exclude<MissingReason, 'erased'>, string>;

/** The one table of words for a missing part, wherever readers meet one. */
export const missingTable = {
	...codedMissingTable,
	erased: 'Erased'
} as const satisfies Record<MissingReason, string>;

/** What one part of an answer says: a value, or the reason there is none. */
export type PartReading =
	{ known: true; value: string | number } | { known: false; reason: MissingReason };

/**
 * The reason that every part of an answer shares because of how the question was dealt with, or null
 * where the parts speak for themselves.
 */
export function sharedReason(disposition: Disposition): MissingReason | null {
	return disposition === 'answered' || disposition === 'partly_withheld' ? null : disposition;
}
