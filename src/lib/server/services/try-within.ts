import type { Actor } from '$lib/domain/access/actor';
import type { Command } from '$lib/domain/access/may';
import { ThrottledError, type Throttle, type Throttled } from '../auth/throttle';
import type { Database } from '../db/connect';
import { recordRefusal, RefusedError } from './perform';

/** Who tries something that a stranger may try, and from where. */
export interface Attempt {
	throttle: Throttle;
	/** The network address that it comes from. */
	address: string;
	/** What the browser says of itself. */
	device: string;
	/** The session that the browser came with, which ends where another one begins. */
	sessionId?: number;
	/** Is told where there have been too many tries: whole seconds until it is worth trying again. */
	onTooMany?: (retryAfter: number) => void;
}

/** What a try counts as, and who is refused what where there are too many. */
export interface TryLimits {
	what: Throttled;
	actor: Actor;
	command: Command;
	/** What is tried besides the address: an email address, a token, an account's key. */
	account: string;
}

/** Refused because there have been too many tries. */
export class TooManyTriesError extends RefusedError {
	/** @param retryAfter whole seconds until it is worth trying again */
	constructor(retryAfter: number) {
		const minutes = Math.ceil(retryAfter / 60);
		super(
			'too_many_tries',
			`There have been too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`
		);
	}
}

/**
 * Runs a try within the limits. The audit trail hears of the first that goes over them, and not of the
 * thousand that may follow.
 * @throws TooManyTriesError; whatever the try throws
 */
export async function tryWithin<T>(
	db: Database,
	{ throttle, address, onTooMany }: Pick<Attempt, 'throttle' | 'address' | 'onTooMany'>,
	{ what, actor, command, account }: TryLimits,
	now: Date,
	tries: () => Promise<T>
): Promise<T> {
	try {
		const done = await throttle.attempt(what, { address, account }, async () => {
			try {
				return { ok: true as const, result: await tries() };
			} catch (error) {
				// A refusal is a failed try, and counts.
				if (error instanceof RefusedError) return { ok: false as const, error };
				throw error;
			}
		});
		if (!done.ok) throw done.error;
		return done.result;
	} catch (error) {
		if (!(error instanceof ThrottledError)) throw error;
		onTooMany?.(error.retryAfter);
		const refusal = new TooManyTriesError(error.retryAfter);
		if (error.isFirst) await recordRefusal(db, actor, command, {}, refusal, now);
		throw refusal;
	}
}
