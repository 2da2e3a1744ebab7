import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { ErasableKind } from '$lib/domain/erasure/erasable';
import type { ErasablePlace } from '$lib/domain/erasure/place-words';
import type { Database } from '../db/connect';
import { storedErasables } from './stored-erasables';

/** A record that words can be erased from. */
export interface Erasable {
	kind: ErasableKind;
	id: string;
	place: ErasablePlace;
	/** What it holds, as it is searched and fingerprinted: what somebody is typing is under `typed`. */
	content: Record<string, unknown>;
}

/** Which records are read: those that hold a run of plain letters or figures, or those named. */
export type Wanted = { fragment: string } | { ids: readonly string[] };

/** The id of a record, from the columns that identify it: "12", or of a body in a wave "3-17". */
export const readId = (key: readonly PgColumn[]) =>
	sql<string>`concat_ws('-', ${sql.join([...key], sql`, `)})`;

/** That a record is one of these. */
export function isOneOf(key: readonly PgColumn[], ids: readonly string[]): SQL {
	const rows = ids.map((id) => sql`(${sql.join(id.split('-').map(Number), sql`, `)})`);
	return sql`(${sql.join([...key], sql`, `)}) in (${sql.join(rows, sql`, `)})`;
}

/** A text for a search by part: there is no sign in it that would stand for another. */
const hold = (columns: readonly PgColumn[], fragment: string): SQL | undefined =>
	fragment === ''
		? undefined
		: sql`concat_ws(' ', ${sql.join([...columns], sql`, `)}) ilike ${`%${fragment}%`}`;

/** What a row holds. Where a kind has no columns of a sort, none are read. */
export const contentOf = ({
	words,
	typed
}: {
	words?: Record<string, unknown>;
	typed?: Record<string, unknown>;
}): Record<string, unknown> => ({ ...words, ...(typed && { typed }) });

/** Records of one kind in a survey that can be erased, in no order. What is erased is left out. */
export async function listErasables(
	db: Database,
	surveyId: number,
	kind: ErasableKind,
	wanted: Wanted
): Promise<Erasable[]> {
	if ('ids' in wanted && wanted.ids.length === 0) return [];
	const { table, key, words, typed, whereabouts, only } = storedErasables[kind];
	const query = db
		.select({ id: readId(key), words, typed, place: whereabouts.place as Record<string, PgColumn> })
		.from(table)
		.$dynamic();
	for (const [joined, on] of whereabouts.joins) void query.leftJoin(joined, on);
	const rows = await query.where(
		and(
			eq(whereabouts.survey, surveyId),
			only,
			'ids' in wanted
				? isOneOf(key, wanted.ids)
				: hold([...Object.values(words), ...Object.values(typed)], wanted.fragment)
		)
	);
	return rows.map(({ id, place, ...row }) => ({
		kind,
		id,
		place: (place ?? {}) as ErasablePlace,
		content: contentOf(row)
	}));
}

/** Locks records until the transaction ends, kind after kind in one order, so that nobody changes them. */
export async function lockErasables(
	tx: Database,
	ids: ReadonlyMap<ErasableKind, readonly string[]>
): Promise<void> {
	for (const kind of Object.keys(storedErasables) as ErasableKind[]) {
		const wanted = ids.get(kind) ?? [];
		if (wanted.length === 0) continue;
		const { table, key } = storedErasables[kind];
		await tx
			.select({ id: readId(key) })
			.from(table)
			.where(isOneOf(key, wanted))
			.orderBy(...key.map((column) => asc(column)))
			.for('update');
	}
}
