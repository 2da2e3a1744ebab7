import type { Actor } from '$lib/domain/access/actor';
import { ownBodies } from '$lib/domain/access/own-body';
import type { Database } from '../db/connect';
import { readRegister } from '../queries/register';

/**
 * The slugs of the bodies whose answers somebody does not decide about: the one that they work for, and
 * its line. The system works for none.
 */
export async function findOwnBodies(db: Database, actor: Actor): Promise<ReadonlySet<string>> {
	if (actor.kind !== 'account' || actor.body === null) return new Set();
	return ownBodies(actor.body, (await readRegister(db)).changes);
}
