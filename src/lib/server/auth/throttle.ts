import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '$lib/domain/access/network';
import type { Database } from '../db/connect';
import { throttles } from '../db/schema';
import { hashToken } from './tokens';

const hour = 3_600;

/**
 * How many failures an hour, by address and by account. One address runs out long before the account
 * does, so that whoever tries from one place locks out that place and not the account's owner.
 */
const limits = {
	sign_in: { address: 20, account: 60 },
	second_factor: { address: 20, account: 30 },
	link: { address: 30, account: 60 }
} as const;
export type Throttled = keyof typeof limits;

/** Too many tries. */
export class ThrottledError extends Error {
	constructor(
		/** Whole seconds until it is worth trying again. */
		readonly retryAfter: number,
		/** Whether this is the try that went over the limit: the first to be told. */
		readonly isFirst: boolean
	) {
		super('Too many tries.');
		this.name = 'ThrottledError';
	}
}

export interface Throttle {
	/**
	 * Runs a try. A failed one counts, by address and by account; one that succeeds does not.
	 * @param account what names the account: an email address as it was typed, or a hash of a link
	 * @param tries says whether it succeeded
	 * @throws ThrottledError, without running it, where there have been too many
	 */
	attempt<T extends { ok: boolean }>(
		what: Throttled,
		who: { address: string; account: string },
		tries: () => Promise<T>
	): Promise<T>;
}

/** A throttle whose counts are in the database, so that several servers share them. */
export function createThrottle(db: Database): Throttle {
	const limiter = (what: Throttled, by: 'address' | 'account') =>
		new RateLimiterDrizzle({
			storeClient: db,
			schema: throttles,
			keyPrefix: `${what} ${by}`,
			points: limits[what][by],
			duration: hour,
			blockDuration: hour,
			// One of them sweeps the table for all.
			clearExpiredByTimeout: what === 'sign_in' && by === 'address'
		});
	const limiters = {
		sign_in: { address: limiter('sign_in', 'address'), account: limiter('sign_in', 'account') },
		second_factor: {
			address: limiter('second_factor', 'address'),
			account: limiter('second_factor', 'account')
		},
		link: { address: limiter('link', 'address'), account: limiter('link', 'account') }
	} satisfies Record<Throttled, unknown>;

	return {
		async attempt(what, who, tries) {
			const { address, account } = limiters[what];
			// Hashes, so that the database does not say who came from where.
			const addressKey = hashToken(networkOf(who.address));
			const accountKey = hashToken(who.account);
			await count(address, addressKey);
			await count(account, accountKey);
			const result = await tries();
			if (result.ok) {
				await Promise.all([address.reward(addressKey), account.delete(accountKey)]);
			}
			return result;
		}
	};
}

/** Counts before trying, so that tries at the same moment count as well. */
async function count(limiter: RateLimiterDrizzle, key: string): Promise<void> {
	try {
		await limiter.consume(key);
	} catch (refusal) {
		if (!(refusal instanceof RateLimiterRes)) throw refusal;
		throw new ThrottledError(
			Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
			refusal.consumedPoints === limiter.points + 1
		);
	}
}
