import { formatDayOf } from './day-of';
import type { Edition } from './edition';
import { datedEventWords, isTold } from './event-words';

/** A line of the list of a survey's editions. */
export interface EditionLine {
	number: number;
	/** The day on which it was published: "22 November 2026". */
	on: string;
	/** Its note, then what has happened to it since. */
	words: string[];
}

/** An edition in the list of a survey's editions: when it came out and what has happened since. */
export function editionLine(edition: Edition): EditionLine {
	return {
		number: edition.number,
		on: formatDayOf(edition.publishedAt),
		words: [edition.note, ...edition.events.filter(isTold).map(datedEventWords)].filter(Boolean)
	};
}
