/** What happens to an edition after its data are frozen: append-only, laid over it at reading. */
export const editionEventKinds = [
	'opened',
	'embargoed',
	'corrected',
	'superseded',
	'withdrawn',
	'erased'
] as const;
export type EditionEventKind = (typeof editionEventKinds)[number];

/** Something that happened to an edition, and when. */
export interface EditionEvent {
	kind: EditionEventKind;
	at: Date;
	/** For `embargoed`: the instant until which the edition is closed. */
	until: Date | null;
	/** What readers are told: the note of an opening, the reason of a withdrawal. */
	words: string | null;
	/** For `erased`: the content hash of what is left. */
	contentHash: string | null;
}

/** What stands in place of an edition's note that was erased. */
export const erasedNote = 'What its publisher wrote of this edition was erased.';

/** A numbered, frozen publication of a survey, with what has happened to it since. */
export interface Edition {
	survey: string;
	number: number;
	publishedAt: Date;
	/** SHA-256 over the contents as they stand, hexadecimal. */
	contentHash: string;
	/** What this edition is, in its publisher's words. */
	note: string;
	events: EditionEvent[];
}

/** The instant at which its data were frozen: it was sent out then, though an embargo may open it later. */
export function frozenAt({ publishedAt, events }: Edition): Date {
	return events.find(({ kind }) => kind === 'opened')?.at ?? publishedAt;
}

/**
 * The instant at which readers may first see the edition, by the last word on its embargo; null where it
 * never opens, because it was withdrawn before it did.
 */
export function opensAt({ events }: Edition): Date | null {
	const opened = events.find((event) => event.kind === 'opened');
	if (!opened) return null;
	const until = events.findLast((event) => event.kind === 'embargoed')?.until ?? null;
	const at = until !== null && until > opened.at ? until : opened.at;
	const withdrawn = events.find((event) => event.kind === 'withdrawn');
	return withdrawn && withdrawn.at < at ? null : at;
}

/**
 * Whether readers may see the edition at this instant: its embargo, if any, has passed. One that was
 * withdrawn after that stays open, because its address must go on giving the reason.
 */
export function isOpen(edition: Edition, now: Date): boolean {
	const at = opensAt(edition);
	return at !== null && at <= now;
}

/** Whether the edition has been withdrawn: it stays readable, and is never the latest. */
export function isWithdrawn(edition: Edition): boolean {
	return edition.events.some((event) => event.kind === 'withdrawn');
}

/** The edition that "latest" means: the highest that is open and not withdrawn, or null. */
export function latestEdition(editions: readonly Edition[], now: Date): Edition | null {
	return (
		editions
			.filter((edition) => isOpen(edition, now) && !isWithdrawn(edition))
			.sort((a, b) => b.number - a.number)[0] ?? null
	);
}

/** The next instant at which what readers may see changes of itself (an embargo ends), or null. */
export function nextOpening(editions: readonly Edition[], now: Date): Date | null {
	const instants = editions
		.map(opensAt)
		.filter((at): at is Date => at !== null && at > now)
		.sort((a, b) => a.getTime() - b.getTime());
	return instants[0] ?? null;
}

/** The last instant at which something happened to an edition that its readers are told of. */
export function lastChangedAt({ publishedAt, events }: Edition): Date {
	return events.reduce((last, { at }) => (at > last ? at : last), publishedAt);
}
