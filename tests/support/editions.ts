import type { Edition, EditionEvent } from '$lib/domain/editions/edition';

/** A day of November 2026, at noon. */
export const noon = (day: number) => new Date(Date.UTC(2026, 10, day, 12));

/** Something that happened on a day of November 2026. @param until the day an embargo ends */
export const editionEvent = (
	kind: EditionEvent['kind'],
	day: number,
	until?: number
): EditionEvent => ({
	kind,
	at: noon(day),
	until: until === undefined ? null : noon(until),
	words: null,
	contentHash: null
});

/** An edition to which nothing happened but what is given: it is not open, if that is not among it. */
export const unopenedEdition = (number: number, ...events: EditionEvent[]): Edition => ({
	survey: 's',
	number,
	publishedAt: noon(number),
	contentHash: '',
	note: '',
	events
});

/** An edition that was frozen and sent out on the day of its number. */
export const openedEdition = (number: number, ...events: EditionEvent[]): Edition =>
	unopenedEdition(number, editionEvent('opened', number), ...events);
