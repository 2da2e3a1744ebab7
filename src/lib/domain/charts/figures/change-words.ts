import type { Body } from '../../bodies/body';
import { countBodies, nameBodies } from '../../bodies/count-bodies';
import { countWord, joinWords } from '../../questions/words';
import type { Column } from '../figure';
import type { ComparedWave } from '../../surveys/compared-waves';

const was = (count: number) => (count === 1 ? 'was' : 'were');

/** Of how many bodies asked at all how many can be followed. @param same those asked at both ends, and the same */
export const askedSentence = (
	all: readonly Body[],
	same: readonly Body[],
	waves: readonly ComparedWave[]
): string =>
	`Of ${countBodies(all.length, all)} asked in ${joinWords(
		waves.map(({ label }) => label),
		'or'
	)}, ${countWord(same.length)} ${was(same.length)} asked at both ends and ${was(same.length)} the same one throughout`;

/** A count at the start of a sentence, which must not start with a figure. */
const startCount = (count: number) =>
	count > 10 ? `a further ${countWord(count)}` : countWord(count);

/** Which bodies cannot be followed, and how many were not asked twice: a sentence each, where there are any. */
export const leftOutSentences = (broken: readonly Body[], once: readonly Body[]): string[] => [
	...(broken.length
		? [
				`${startCount(broken.length)} cannot be compared because of a split, a merger, a renaming or an end: ${nameBodies(broken)}`
			]
		: []),
	...(once.length ? [`${startCount(once.length)} ${was(once.length)} not asked at both ends`] : [])
];

/** The columns at the end of every table of change. */
export const changeColumns: readonly Column[] = [
	{ key: 'change', label: 'Change', numeric: false, unit: null },
	{ key: 'between', label: 'What happened between', numeric: false, unit: null }
];

/** What readers must know of a comparison over time, whatever is compared. */
export const changeNotes = (hasLines: boolean): string[] => [
	hasLines
		? 'A line ends where the body was split, merged or renamed, and that of its successor begins anew: neither is the other’s.'
		: 'A body that was split, merged or renamed and its successors have a row each: what one says is not the other’s answer.',
	...(hasLines
		? ['Nothing is drawn across a wave without a figure: what was not given is not guessed.']
		: []),
	'Bodies are in alphabetical order, each beside what it became, never in that of their values.'
];
