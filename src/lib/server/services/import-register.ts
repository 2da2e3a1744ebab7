import type { Actor } from '$lib/domain/access/actor';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import type { RegisterImport } from '$lib/domain/interchange/register-file';
import type { Database } from '../db/connect';
import {
	findBodyIds,
	insertBodies,
	insertBodyChanges,
	insertHeadcounts
} from '../queries/register';
import { idOf } from './id-of';
import { perform, RefusedError } from './perform';
import { sha256 } from './sha256';

/**
 * Enters bodies with their changes and headcounts into a register that has none of them.
 * @throws RefusedError `body_exists`, `unknown_body`
 */
export async function importRegister(
	db: Database,
	actor: Actor,
	{ bodies, changes, headcounts }: Pick<RegisterImport, 'bodies' | 'changes' | 'headcounts'>,
	now: Date
): Promise<void> {
	return perform(db, actor, 'import_register', {}, now, async (tx) => {
		const slugs = bodies.map((body) => body.slug);
		const [taken] = (await findBodyIds(tx, slugs)).keys();
		if (taken !== undefined) {
			throw new RefusedError('body_exists', `The register already has a body “${taken}”.`);
		}

		const ids = await insertBodies(tx, bodies);
		const idOfBody = (slug: string | null) => (slug === null ? null : idOf(ids, slug, 'body'));
		await insertBodyChanges(
			tx,
			changes.map(({ predecessor, successor, ...change }) => ({
				...change,
				predecessorId: idOfBody(predecessor),
				successorId: idOfBody(successor)
			}))
		);
		await insertHeadcounts(
			tx,
			headcounts.map(({ body, ...one }) => ({ ...one, bodyId: idOf(ids, body, 'body') }))
		);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'register', key: 'bodies' },
				afterHash: sha256(canonicalJson({ bodies, changes, headcounts })),
				details: {
					bodies: bodies.length,
					changes: changes.length,
					headcounts: headcounts.length
				}
			}
		};
	});
}
