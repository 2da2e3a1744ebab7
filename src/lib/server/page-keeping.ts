/*
 * What the pages and the plain HTTP cache in front of them have agreed. They are built apart, so that
 * each has a copy of this module: what they share lies on globalThis.
 */

/** The header by which a page says that it may be kept until readers see something change. */
export const keepHeader = 'x-crosscheck-keep';

/** Whoever keeps rendered pages. */
export interface PageKeeper {
	/** Forgets every page: something that readers see has changed. */
	drop(): void;
}

const place = Symbol.for('crosscheck.page-keeper');
const shared = globalThis as { [place]?: PageKeeper };

/** Makes the keeper known to the pages. */
export function offerPageKeeper(keeper: PageKeeper): void {
	shared[place] = keeper;
}

/** Tells the keeper, where there is one, to forget what it keeps. */
export function dropKeptPages(): void {
	shared[place]?.drop();
}
