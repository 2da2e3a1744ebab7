import type { Actor } from '$lib/domain/access/actor';
import type { Body } from '$lib/domain/bodies/body';
import { newBodySchema } from '$lib/domain/bodies/register-entry';
import { dayOf } from '$lib/domain/editions/day-of';
import type { Database } from '../db/connect';
import { insertBodies, lockRegister, readRegister } from '../queries/register';
import { ensureShortNameIsFree } from './ensure-short-name-is-free';
import { fingerprintOf } from './fingerprint';
import { perform, RefusedError } from './perform';
import { readEntry } from './read-entry';

/**
 * Adds a body to the register. Its slug is for good.
 * @throws RefusedError `not_valid`, `slug_taken`, `code_taken`, `name_taken`
 */
export async function addBody(db: Database, actor: Actor, input: Body, now: Date): Promise<void> {
	return perform(db, actor, 'add_body', {}, now, async (tx) => {
		await lockRegister(tx);
		const body = readEntry(newBodySchema, input);
		const register = await readRegister(tx);
		// Files may bring capitals in; two addresses must differ in more than those.
		if (register.bodies.some((one) => one.slug.toLowerCase() === body.slug)) {
			throw new RefusedError(
				'slug_taken',
				`There is already a body at the address “${body.slug}”. Give this one another.`
			);
		}
		ensureShortNameIsFree(body, register, dayOf(now));

		await insertBodies(tx, [body]);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'body', key: body.slug },
				afterHash: fingerprintOf(body)
			}
		};
	});
}
