import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { sortBodies, type Body, type BodyChange, type Headcount } from '$lib/domain/bodies/body';
import type { Database } from '../db/connect';
import { bodies, bodyChanges, headcounts } from '../db/schema';

/** The register: every body, what became of it, and how many staff it had. */
export interface Register {
	/** In alphabetical order of short name. */
	bodies: Body[];
	/** In order of date. */
	changes: BodyChange[];
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
