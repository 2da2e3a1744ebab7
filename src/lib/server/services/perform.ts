import type { Actor } from '$lib/domain/access/actor';
import { may, type Command } from '$lib/domain/access/may';
import type { Database } from '../db/connect';
import { recordEvent, type Happening } from './record-event';

/** A command was refused: what it would have changed is as it was. */
export class RefusedError extends Error {
	constructor(
		/** Why, for whoever maps it to words. */
		readonly code: string,
		message: string
	) {
		super(message);
		this.name = 'RefusedError';
	}
}

/**
 * Runs one command in one transaction: asks whether the actor may do it, lets it lock, check and
 * change, and records what happened. A refused command rolls back, and its refusal is recorded in a
 * transaction of its own.
 * @throws RefusedError where the actor may not, or the command finds that it cannot be done
 */
export async function perform<T>(
	db: Database,
	actor: Actor,
	command: Command,
	now: Date,
	change: (tx: Database) => Promise<{ result: T; happening: Happening }>
): Promise<T> {
	try {
		if (!may(actor, command)) {
			throw new RefusedError('not_permitted', `The ${actor.name} may not do this: ${command}.`);
		}
		return await db.transaction(async (tx) => {
			const { result, happening } = await change(tx);
			await recordEvent(tx, actor, command, happening, now);
			return result;
		});
	} catch (error) {
		if (error instanceof RefusedError) {
			await db.transaction((tx) =>
				recordEvent(
					tx,
					actor,
					'refused',
					{
						subject: { kind: 'command', key: command },
						details: { code: error.code }
					},
					now
				)
			);
		}
		throw error;
	}
}
