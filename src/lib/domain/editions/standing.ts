import { formatDayOf } from './day-of';
import type { Edition } from './edition';

/** What the readers of an edition must know before they read on. */
export type EditionStanding =
	| { code: 'withdrawn'; words: string; reason: string | null; latest: number | null }
	| { code: 'superseded'; words: string; reason: null; latest: number };

/** The day an edition was withdrawn, in a sentence, and why; null where it was not. */
export function withdrawalOf(edition: Edition): { words: string; reason: string | null } | null {
	const withdrawal = edition.events.findLast((event) => event.kind === 'withdrawn');
	return withdrawal
		? {
				words: `Edition ${edition.number} was withdrawn on ${formatDayOf(withdrawal.at)}.`,
				reason: withdrawal.words
			}
		: null;
}

/** The same in one line, for what has no other place for the reason: "Edition 1 was withdrawn on …. It was wrong." */
export function standingLine({ words, reason }: Pick<EditionStanding, 'words' | 'reason'>): string {
	return [words, reason].filter(Boolean).join(' ');
}

/**
 * How an edition stands today: withdrawn, or not the latest; null where it is the one to read.
 * @param latest the number of the survey's latest edition, or null where none is left
 */
export function editionStanding(edition: Edition, latest: number | null): EditionStanding | null {
	const withdrawal = withdrawalOf(edition);
	if (withdrawal) {
		return {
			code: 'withdrawn',
			...withdrawal,
			latest: latest === edition.number ? null : latest
		};
	}
	if (latest === null || latest === edition.number) return null;
	return {
		code: 'superseded',
		words: `This is edition ${edition.number}. Its numbers stay as they were published.`,
		reason: null,
		latest
	};
}
