import {
	notedDraftSchema,
	unsavedDraftSchema,
	type SavedDraft,
	type UnsavedDraft
} from '$lib/domain/answers/draft';

/** Keeps what is typed for one answer in this browser until the server has it. */
export interface Journal {
	read(): UnsavedDraft | null;
	/** @returns whether it could be kept: a browser can be full, or forbid it */
	write(entry: UnsavedDraft): boolean;
	clear(): void;
	/** Notes what has just been saved, for the page that comes next in this tab. */
	noteSaved(saved: SavedDraft): void;
	/** What was saved in this tab a moment ago; a page that was on its way by then does not know of it. */
	readSaved(): SavedDraft | null;
	/** Forgets what was saved: it is a draft no more. */
	forgetSaved(): void;
}

/** For how long a page can have been on its way, in milliseconds. */
const moment = 15_000;

/**
 * A journal in the browser's own storage, which a reload, a crash and a closed laptop leave as it is.
 * @param key names the person, the request and the question
 */
export function openJournal(key: string): Journal {
	const name = `crosscheck draft ${key}`;
	const attempt = <T>(work: () => T, otherwise: T): T => {
		try {
			return work();
		} catch {
			return otherwise;
		}
	};
	return {
		read: () =>
			attempt(() => {
				const text = localStorage.getItem(name);
				return text === null ? null : unsavedDraftSchema.parse(JSON.parse(text));
			}, null),
		write: (entry) =>
			attempt(() => {
				localStorage.setItem(name, JSON.stringify(entry));
				return true;
			}, false),
		clear: () => attempt(() => localStorage.removeItem(name), undefined),
		noteSaved: (saved) =>
			attempt(
				() => sessionStorage.setItem(name, JSON.stringify({ saved, notedAt: Date.now() })),
				undefined
			),
		readSaved: () =>
			attempt(() => {
				const text = sessionStorage.getItem(name);
				if (text === null) return null;
				const { saved, notedAt } = notedDraftSchema.parse(JSON.parse(text));
				return Date.now() - notedAt < moment ? saved : null;
			}, null),
		forgetSaved: () => attempt(() => sessionStorage.removeItem(name), undefined)
	};
}
