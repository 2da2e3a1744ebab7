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
	'chart'
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
	return sha256(canonicalJson({ salt, content }));
}

/**
 * The hash that an edition shows its readers: over its contents alone, whatever their order, so that
 * two installations with the same contents agree. Erased rows are left out.
 */
export function hashContents(rows: readonly FrozenRow[], sha256: Hash): string {
	const lines = rows
		.map((row) => canonicalJson({ place: [...row.place], content: row.content }))
		.sort();
	return sha256(`[${lines.join(',')}]`);
}

/** The hash that seals an edition: over the list of its rows' salted hashes, which erasure leaves alone. */
export function sealRows(contentHashes: readonly string[], sha256: Hash): string {
	return sha256([...contentHashes].sort().join('\n'));
}
