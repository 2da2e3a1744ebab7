import { formatDayOf } from './day-of';
import type { EditionEvent, EditionEventKind } from './edition';

/** What readers are told after publication; an opening and an embargo are part of publishing. */
const labels: Partial<Record<EditionEventKind, string>> = {
	corrected: 'Corrected',
	superseded: 'Superseded by a later edition',
	withdrawn: 'Withdrawn',
	erased: 'Erased in part'
};

/** Whether readers are told of the event as something that happened after publication. */
export function isTold(event: EditionEvent): boolean {
	return labels[event.kind] !== undefined;
}

/** What happened, with what readers are told of it: "Corrected: one count was wrong". */
export function eventWords(event: EditionEvent): string {
	return [labels[event.kind], event.words].filter(Boolean).join(': ');
}

/** The same with its day: "Corrected on 2 December 2026: one count was wrong". */
export function datedEventWords(event: EditionEvent): string {
	const what = `${labels[event.kind]} on ${formatDayOf(event.at)}`;
	return event.words ? `${what}: ${event.words}` : `${what}.`;
}
