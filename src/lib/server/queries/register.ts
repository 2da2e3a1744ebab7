import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { sortBodies, type Body, type BodyChange, type Headcount } from '$lib/domain/bodies/body';
import type { Database } from '../db/connect';
import { bodies, bodyChanges, headcounts } from '../db/schema';

/** A change between bodies with its id: nothing else tells two transfers of one day apart. */
export interface StoredBodyChange extends BodyChange {
	id: number;
}

/** The register: every body, what became of it, and how many staff it had. */
export interface Register {
	/** In alphabetical order of short name. */
	bodies: Body[];
	/** In order of date. */
	changes: StoredBodyChange[];
	headcounts: Headcount[];
}

/** Reads the whole register; it has tens of bodies, not thousands. */
export async function readRegister(db: Database): Promise<Register> {
	const predecessor = alias(bodies, 'predecessor');
	const successor = alias(bodies, 'successor');
	const [bodyRows, changeRows, headcountRows] = await Promise.all([
		db.select().from(bodies),
		db
			.select({
				id: bodyChanges.id,
				predecessor: predecessor.slug,
				successor: successor.slug,
				kind: bodyChanges.kind,
				on: bodyChanges.on,
				what: bodyChanges.what,
				confidence: bodyChanges.confidence
			})
			.from(bodyChanges)
			.leftJoin(predecessor, eq(predecessor.id, bodyChanges.predecessorId))
			.leftJoin(successor, eq(successor.id, bodyChanges.successorId))
			.orderBy(asc(bodyChanges.on), asc(bodyChanges.id)),
		db
			.select({
				body: bodies.slug,
				as_at: headcounts.asAt,
				headcount: headcounts.headcount,
				fte: headcounts.fte,
				title: headcounts.sourceTitle,
				rounding: headcounts.sourceRounding
			})
			.from(headcounts)
			.innerJoin(bodies, eq(bodies.id, headcounts.bodyId))
			.orderBy(asc(headcounts.asAt), asc(headcounts.id))
	]);
	return {
		bodies: sortBodies(
			bodyRows.map((row) => ({
				slug: row.slug,
				code: row.code,
				name: row.name,
				kind: row.kind,
				has_ministers: row.hasMinisters,
				govuk_slug: row.govukSlug
			}))
		),
		changes: changeRows,
		headcounts: headcountRows.map(({ title, rounding, ...row }) => ({
			...row,
			source: { title, rounding }
		}))
	};
}

/**
 * Holds the register still until the transaction ends: nobody else changes it, and everybody can read
 * it and refer to it.
 */
export async function lockRegister(tx: Database): Promise<void> {
	await tx.execute(sql`lock table bodies in share row exclusive mode`);
}

/** Whether the register has no body yet. */
export async function isRegisterEmpty(db: Database): Promise<boolean> {
	const rows = await db.select({ id: bodies.id }).from(bodies).limit(1);
	return rows.length === 0;
}

/** The ids, by slug, of those of these bodies that the register has. */
export async function findBodyIds(
	db: Database,
	slugs: readonly string[]
): Promise<ReadonlyMap<string, number>> {
	const rows = await db
		.select({ id: bodies.id, slug: bodies.slug })
		.from(bodies)
		.where(inArray(bodies.slug, [...slugs]));
	return new Map(rows.map((row) => [row.slug, row.id]));
}

/** The id of a body by its slug, or null. */
export async function findBodyId(db: Database, slug: string): Promise<number | null> {
	return (await findBodyIds(db, [slug])).get(slug) ?? null;
}

/** Inserts bodies, and gives their ids by slug. */
export async function insertBodies(
	tx: Database,
	list: readonly Body[]
): Promise<ReadonlyMap<string, number>> {
	if (list.length === 0) return new Map();
	const rows = await tx
		.insert(bodies)
		.values(
			list.map(({ has_ministers, govuk_slug, ...body }) => ({
				...body,
				hasMinisters: has_ministers,
				govukSlug: govuk_slug
			}))
		)
		.returning({ id: bodies.id, slug: bodies.slug });
	return new Map(rows.map((row) => [row.slug, row.id]));
}

/** Sets what is recorded of a body. Its slug stays: addresses are cited. */
export async function updateBody(
	tx: Database,
	{ slug, code, name, kind, has_ministers, govuk_slug }: Body
): Promise<void> {
	await tx
		.update(bodies)
		.set({ code, name, kind, hasMinisters: has_ministers, govukSlug: govuk_slug })
		.where(eq(bodies.slug, slug));
}

/** Inserts changes between bodies, and gives their ids in the same order. */
export async function insertBodyChanges(
	tx: Database,
	list: readonly (Omit<BodyChange, 'predecessor' | 'successor'> & {
		predecessorId: number | null;
		successorId: number | null;
	})[]
): Promise<number[]> {
	if (list.length === 0) return [];
	const rows = await tx
		.insert(bodyChanges)
		.values([...list])
		.returning({ id: bodyChanges.id });
	return rows.map((row) => row.id);
}

/** Deletes a change between bodies. */
export async function deleteBodyChange(tx: Database, id: number): Promise<void> {
	await tx.delete(bodyChanges).where(eq(bodyChanges.id, id));
}

/** Inserts headcounts. */
export async function insertHeadcounts(
	tx: Database,
	list: readonly (Omit<Headcount, 'body'> & { bodyId: number })[]
): Promise<void> {
	if (list.length === 0) return;
	await tx.insert(headcounts).values(
		list.map(({ as_at, source, ...one }) => ({
			...one,
			asAt: as_at,
			sourceTitle: source.title,
			sourceRounding: source.rounding
		}))
	);
}

/** Deletes the headcount of a body on a day. */
export async function deleteHeadcount(tx: Database, bodyId: number, asAt: string): Promise<void> {
	await tx.delete(headcounts).where(and(eq(headcounts.bodyId, bodyId), eq(headcounts.asAt, asAt)));
}
