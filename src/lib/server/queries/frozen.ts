/** Content ready for a frozen row: with a salt of its own, and the hash over both. */
export interface Frozen<T> {
	content: T;
	salt: string;
	contentHash: string;
}

/** A frozen row as it is stored: once erased it has a tombstone in place of content and salt. */
export interface StoredFrozen {
	content: unknown;
	salt: string | null;
	contentHash: string;
	erasureId: number | null;
}
