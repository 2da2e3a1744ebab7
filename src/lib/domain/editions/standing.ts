import { formatDayOf } from './day-of';
import type { Edition } from './edition';

/** What the readers of an edition must know before they read on. */
export type Standing =
	| { code: 'withdrawn'; words: string; reason: string | null; latest: number | null }
	| { code: 'superseded'; words: string; reason: null; latest: number };

/**
 * How an edition stands today: withdrawn, or not the latest; null where it is the one to read.
 * @param latest the number of the survey's latest edition, or null where none is left
 */
export function standingOf(edition: Edition, latest: number | null): Standing | null {
	const withdrawal = edition.events.findLast((event) => event.kind === 'withdrawn');
	if (withdrawal) {
		return {
			code: 'withdrawn',
			words: `Edition ${edition.number} was withdrawn on ${formatDayOf(withdrawal.at)}.`,
			reason: withdrawal.words,
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
