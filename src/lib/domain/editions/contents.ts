import { canonicalJson } from '../audit/canonical-json';

/** The kinds of record an edition freezes besides its answers and assessments. */
export const recordKinds = [
	'survey',
	'wave',
	'question',
	'body',
	'headcount',
	'recommendation',
	'criterion',
	'context',
	'published_figure',
	'chart',
	'document',
	'request',
	'body_change',
	'reply_request',
	'reply',
	'erasure'
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** A row about to be frozen: where it stands, and what it says. */
export interface FrozenRow {
	/** Unique within the edition: the table, then what identifies the row. */
	place: readonly string[];
	content: unknown;
}

type Hash = (text: string) => string;

/** The hash a frozen row keeps for good: over its content and its salt, so that nothing can be guessed back. */
export function hashFrozen(content: unknown, salt: string, sha256: Hash): string {
	return hashFrozenText(canonicalJson(content), salt, sha256);
}

/** The same, given the content as canonical JSON, so that it is written once for all its hashes. */
export function hashFrozenText(content: string, salt: string, sha256: Hash): string {
	return sha256(`{"content":${content},"salt":${canonicalJson(salt)}}`);
}

/** A row as it goes into the hash of contents. @param content of the row, as canonical JSON */
export function contentLine(place: readonly string[], content: string): string {
	return `{"content":${content},"place":${canonicalJson([...place])}}`;
}

/** What the hash of contents is over, in pieces. @param sorted the lines of the rows, sorted */
export function* contentPieces(sorted: readonly string[]): Generator<string> {
	yield '[';
	for (const [index, line] of sorted.entries()) yield index === 0 ? line : `,${line}`;
	yield ']';
}

/**
 * The hash that an edition shows its readers: over its contents alone, whatever their order, so that
 * two installations with the same contents agree. Erased rows are left out.
 */
export function hashContents(rows: readonly FrozenRow[], sha256: Hash): string {
	const lines = rows.map(({ place, content }) => contentLine(place, canonicalJson(content)));
	return sha256([...contentPieces(lines.sort())].join(''));
}

/** What the seal of an edition is over, in pieces. @param sorted the rows' salted hashes, sorted */
export function* sealPieces(sorted: readonly string[]): Generator<string> {
	for (const [index, hash] of sorted.entries()) yield index === 0 ? hash : `\n${hash}`;
}

/** The hash that seals an edition: over the list of its rows' salted hashes, which erasure leaves alone. */
export function sealRows(contentHashes: readonly string[], sha256: Hash): string {
	return sha256([...sealPieces([...contentHashes].sort())].join(''));
}
