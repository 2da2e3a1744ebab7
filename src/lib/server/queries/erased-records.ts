import { inArray, isNotNull, sql } from 'drizzle-orm';
import { erasableKinds, type ErasableKind } from '$lib/domain/erasure/erasable';
import { blankWords } from '$lib/domain/erasure/text-leaves';
import { hasWords } from '$lib/domain/erasure/word-pattern';
import type { Database } from '../db/connect';
import { erasures, publishedReplies } from '../db/schema';
import { contentOf, isOneOf, readId } from './erasables';
import { storedErasables } from './stored-erasables';

/** What the audit trail keeps of a record that was erased. */
export interface ErasedRecord {
	kind: ErasableKind;
	id: string;
	/** The hash of what was kept for good; null where there is none. */
	hash: string | null;
}

/**
 * Erases records of one kind. The caller holds their locks, and has made the tombstone.
 * @param pattern the words, for kinds of which the rest stays
 * @returns the records with the hashes that are left of them
 */
export async function eraseRecords(
	tx: Database,
	kind: ErasableKind,
	ids: readonly string[],
	erasureId: number,
	pattern: RegExp | null
): Promise<ErasedRecord[]> {
	const { whole } = storedErasables[kind];
	if (whole) return eraseWhole(tx, kind, ids, erasureId);
	if (!pattern) throw new Error(`Without the words, nothing can be taken out of a ${kind}.`);
	for (const id of ids) await takeOut(tx, kind, id, pattern);
	return ids.map((id) => ({ kind, id, hash: null }));
}

async function eraseWhole(
	tx: Database,
	kind: ErasableKind,
	ids: readonly string[],
	erasureId: number
): Promise<ErasedRecord[]> {
	const { table, key, whole } = storedErasables[kind];
	const rows = await tx
		.select({ id: readId(key), hash: whole?.hash ?? sql`null` })
		.from(table)
		.where(isOneOf(key, ids));
	if (kind === 'reply') {
		const replyIds = ids.map(Number);
		await tx.delete(publishedReplies).where(inArray(publishedReplies.replyId, replyIds));
	}
	await tx
		.update(table)
		.set({ ...whole?.leaves, erasureId })
		.where(isOneOf(key, ids));
	const hashes = new Map(rows.map(({ id, hash }) => [id, hash as string | null]));
	// In the order given, which is that of what was ticked: the database has one of its own.
	return ids
		.filter((id) => hashes.has(id))
		.map((id) => ({ kind, id, hash: hashes.get(id) ?? null }));
}

async function takeOut(
	tx: Database,
	kind: ErasableKind,
	id: string,
	pattern: RegExp
): Promise<void> {
	const { table, key, words, typed, besides, essential } = storedErasables[kind];
	const [row] = await tx
		.select({ words, typed })
		.from(table)
		.where(isOneOf(key, [id]));
	if (!row) return;
	const content = contentOf(row);
	if (essential && hasWords(String(content[essential]), pattern)) {
		await tx.delete(table).where(isOneOf(key, [id]));
		return;
	}
	const { typed: typing, ...rest } = blankWords(content, pattern);
	await tx
		.update(table)
		.set({ ...rest, ...(typing as object | undefined), ...besides })
		.where(isOneOf(key, [id]));
}

/** Every tombstone, by its id, and every record that has one. */
export async function listTombstones(
	db: Database
): Promise<{ ids: number[]; rows: { kind: ErasableKind; id: string; erasureId: number }[] }> {
	const ids = await db.select({ id: erasures.id }).from(erasures);
	const rows: { kind: ErasableKind; id: string; erasureId: number }[] = [];
	for (const kind of erasableKinds) {
		const { table, key, whole } = storedErasables[kind];
		if (!whole) continue;
		const erased = await db
			.select({ id: readId(key), erasureId: whole.erasureId })
			.from(table)
			.where(isNotNull(whole.erasureId));
		rows.push(...erased.map(({ id, erasureId }) => ({ kind, id, erasureId: Number(erasureId) })));
	}
	return { ids: ids.map(({ id }) => id), rows };
}
