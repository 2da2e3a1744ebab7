import { asc, gt } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { comments, corrections, replies } from '../db/schema';

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

/** What was said, and is kept for good. */
const saidTables = { comment: comments, reply: replies, correction: corrections } as const;
export type SaidKind = keyof typeof saidTables;
/** Every kind of what was said. */
export const saidKinds = Object.keys(saidTables) as SaidKind[];

/** How many rows are held at once where all of them are read. */
const batch = 1_000;

/** Every comment, reply or correction as it is stored, the oldest first, some at a time. */
export async function* readSaid(
	db: Database,
	kind: SaidKind
): AsyncGenerator<(StoredFrozen & { id: number })[]> {
	const table = saidTables[kind];
	let after = 0;
	for (;;) {
		const rows = await db
			.select({
				id: table.id,
				content: table.content,
				salt: table.salt,
				contentHash: table.contentHash,
				erasureId: table.erasureId
			})
			.from(table)
			.where(gt(table.id, after))
			.orderBy(asc(table.id))
			.limit(batch);
		if (rows.length > 0) yield rows;
		if (rows.length < batch) return;
		after = rows.at(-1)?.id ?? after;
	}
}
