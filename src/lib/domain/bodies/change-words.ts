import type { BodyChange, ChangeKind } from './body';

/** A piece of a sentence: plain words, or the name of a body with its slug. */
export interface ChangePiece {
	words: string;
	/** The body's slug, where the words are its name. */
	slug: string | null;
}

type Side = 'predecessor' | 'successor';

/** Each kind's sentence: words as they stand, and the bodies at their places. */
const sentences = {
	renamed: (what) => [{ side: 'predecessor' }, ' was renamed ', { side: 'successor' }, aside(what)],
	split: (what) => [
		{ side: 'predecessor' },
		' was split, and part of it went to ',
		{ side: 'successor' },
		aside(what)
	],
	merged: (what) => [
		{ side: 'predecessor' },
		' was merged into ',
		{ side: 'successor' },
		aside(what)
	],
	functions_transferred: (what) => [
		{ side: 'predecessor' },
		` passed ${what ?? 'some of its work'} to `,
		{ side: 'successor' }
	],
	created: (what) => [{ side: 'successor' }, ' was created', aside(what)],
	abolished: (what) => [{ side: 'predecessor' }, ' was abolished', aside(what)]
} satisfies Record<ChangeKind, (what: string | null) => (string | { side: Side })[]>;

const aside = (what: string | null) => (what ? ` (${what})` : '');

/**
 * A change in a sentence without its full stop, in pieces so that the bodies' names can be links:
 * "Department for Education passed apprenticeships to Department for Work and Pensions".
 * @param name the name of a body by its slug
 */
export function describeChange(
	change: Pick<BodyChange, 'predecessor' | 'successor' | 'kind' | 'what'>,
	name: (slug: string) => string
): ChangePiece[] {
	return sentences[change.kind](change.what).map((piece) => {
		if (typeof piece === 'string') return { words: piece, slug: null };
		const slug = change[piece.side];
		return { words: slug === null ? 'a body not on record' : name(slug), slug };
	});
}

/** The pieces of a sentence as plain text. */
export function joinPieces(pieces: readonly ChangePiece[]): string {
	return pieces.map((piece) => piece.words).join('');
}
