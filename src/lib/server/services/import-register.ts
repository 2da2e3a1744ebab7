import { eq, or } from 'drizzle-orm';
import type { Actor } from '$lib/domain/access/actor';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { RegisterImport } from '$lib/domain/interchange/register-file';
import type { Database } from '../db/connect';
import { bodies, bodyChanges, headcounts } from '../db/schema';
import { perform, RefusedError } from './perform';
import { sha256 } from './sha256';

/** Enters a register of bodies with its changes and headcounts into an empty one. */
export async function importRegister(
	db: Database,
	actor: Actor,
	input: Pick<RegisterImport, 'bodies' | 'changes' | 'headcounts'>,
	now: Date
): Promise<void> {
	return perform(db, actor, 'import_register', now, async (tx) => {
		const taken = await tx
			.select({ slug: bodies.slug })
			.from(bodies)
			.where(or(...input.bodies.map((body) => eq(bodies.slug, body.slug))))
			.limit(1);
		if (taken[0]) {
			throw new RefusedError('body_exists', `The register already has a body "${taken[0].slug}".`);
		}

		const rows = await tx
			.insert(bodies)
			.values(
				input.bodies.map(({ has_ministers, govuk_slug, ...body }) => ({
					...body,
					hasMinisters: has_ministers,
					govukSlug: govuk_slug
				}))
			)
			.returning({ id: bodies.id, slug: bodies.slug });
		const idOf = new Map(rows.map((row) => [row.slug, row.id]));
		const idOrNull = (slug: string | null): number | null => {
			if (slug === null) return null;
			const id = idOf.get(slug);
			if (id === undefined) {
				throw new RefusedError(
					'unknown_body',
					`A change names the body "${slug}", which is not in it.`
				);
			}
			return id;
		};
		await tx.insert(bodyChanges).values(
			input.changes.map(({ predecessor, successor, ...change }) => ({
				...change,
				predecessorId: idOrNull(predecessor),
				successorId: idOrNull(successor)
			}))
		);
		await tx.insert(headcounts).values(
			input.headcounts.map((one) => ({
				bodyId: idOrNull(one.body) ?? 0,
				asAt: one.as_at,
				headcount: one.headcount,
				fte: one.fte,
				sourceTitle: one.source.title,
				sourceRounding: one.source.rounding
			}))
		);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'register', key: 'bodies' },
				afterHash: sha256(
					canonicalJson({
						bodies: input.bodies,
						changes: input.changes,
						headcounts: input.headcounts
					})
				),
				details: {
					bodies: input.bodies.length,
					changes: input.changes.length,
					headcounts: input.headcounts.length
				}
			}
		};
	});
}
