import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../db/connect';
import { throttles } from '../db/schema';
import { databases, undone, type OpenDatabase } from '../../../../tests/support/databases';
import { createThrottle, ThrottledError, type Throttle, type Throttled } from './throttle';
import { hashToken } from './tokens';

const account = 'nia@example.org';
const address = '192.0.2.1';

/** Runs a try, and gives how it ended. */
async function attempt(
	throttle: Throttle,
	ok: boolean,
	who: { address?: string; account?: string } = {},
	what: Throttled = 'sign_in'
): Promise<'ok' | 'failed' | 'shut out' | 'shut out first'> {
	try {
		const done = await throttle.attempt(what, { address, account, ...who }, () =>
			Promise.resolve({ ok })
		);
		return done.ok ? 'ok' : 'failed';
	} catch (error) {
		if (!(error instanceof ThrottledError)) throw error;
		return error.isFirst ? 'shut out first' : 'shut out';
	}
}

const failTimes = async (times: number, throttle: Throttle, who = {}, what?: Throttled) => {
	for (let index = 0; index < times; index++) await attempt(throttle, false, who, what);
};

describe.each(databases)('the throttle in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	beforeAll(async () => {
		database = await open('empty');
		db = database.db;
	});
	afterAll(() => database.close());

	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T12:00:00.000Z') });
	});
	afterEach(() => {
		vi.useRealTimers();
	});
	const pass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

	it('shuts an address out after twenty failures, whatever account it tries and even with the right password', async () => {
		await undone(db, async (tx) => {
			const throttle = createThrottle(tx);
			for (let index = 0; index < 20; index++) {
				expect(await attempt(throttle, false, { account: `${index}@example.org` })).toBe('failed');
			}
			expect(await attempt(throttle, true)).toBe('shut out first');
			expect(await attempt(throttle, true)).toBe('shut out');
			expect(await attempt(throttle, true, { address: '192.0.2.2' })).toBe('ok');
			expect(await attempt(throttle, true, { address: '2001:db8::1' })).toBe('ok');
		});
	});

	it('does not run what is over the limit, and says how long to wait', async () => {
		await undone(db, async (tx) => {
			const throttle = createThrottle(tx);
			await failTimes(20, throttle);
			const tries = vi.fn(() => Promise.resolve({ ok: true }));
			const over = throttle.attempt('sign_in', { address, account }, tries);
			await expect(over).rejects.toMatchObject({ name: 'ThrottledError', retryAfter: 3600 });
			expect(tries).not.toHaveBeenCalled();
			pass(30);
			await expect(throttle.attempt('sign_in', { address, account }, tries)).rejects.toMatchObject({
				retryAfter: 1800
			});
		});
	});

	it('lets an address in again after an hour, however much it tried meanwhile', async () => {
		await undone(db, async (tx) => {
			const throttle = createThrottle(tx);
			await failTimes(30, throttle);
			pass(59);
			expect(await attempt(throttle, true)).toBe('shut out');
			pass(2);
			expect(await attempt(throttle, true)).toBe('ok');
		});
	});

	it('counts tries of a shut out address for the address and not for the account', async () => {
		await undone(db, async (tx) => {
			const throttle = createThrottle(tx);
			await failTimes(200, throttle);
			const rows = await tx.select().from(throttles);
			const points = Object.fromEntries(rows.map((row) => [row.key.split(':')[0], row.points]));
			expect(points).toEqual({ 'sign_in address': 200, 'sign_in account': 20 });
			expect(await attempt(throttle, true, { address: '192.0.2.2' })).toBe('ok');
		});
	});

	it('shuts an account out after sixty failures from many addresses', async () => {
		await undone(db, async (tx) => {
			const throttle = createThrottle(tx);
			for (let index = 0; index < 60; index++) {
				expect(await attempt(throttle, false, { address: `198.51.100.${index}` })).toBe('failed');
			}
			expect(await attempt(throttle, true, { address: '203.0.113.1' })).toBe('shut out first');
			expect(await attempt(throttle, true, { address: '203.0.113.2' })).toBe('shut out');
			const other = { address: '203.0.113.1', account: 'ann@example.org' };
			expect(await attempt(throttle, true, other)).toBe('ok');
		});
	});

	it('takes neighbours in one IPv6 network for one', async () => {
		await undone(db, async (tx) => {
			const throttle = createThrottle(tx);
			for (let index = 0; index < 20; index++) {
				await attempt(throttle, false, { address: `2001:db8:0:7:${index.toString(16)}::1` });
			}
			const from = (address: string) => attempt(throttle, true, { address });
			expect(await from('2001:db8:0:7:ffff::2')).toBe('shut out first');
			expect(await from('2001:db8:0:8::2')).toBe('ok');
		});
	});

	it('does not count what succeeds, and forgets what failed before for the account alone', async () => {
		await undone(db, async (tx) => {
			const throttle = createThrottle(tx);
			for (let index = 0; index < 50; index++) {
				expect(await attempt(throttle, true)).toBe('ok');
			}
			await failTimes(19, throttle);
			// Whoever has an account of their own cannot buy tries at others' with it.
			expect(await attempt(throttle, true, { account: 'own@example.org' })).toBe('ok');
			expect(await attempt(throttle, true)).toBe('ok');
			const rows = await tx.select().from(throttles);
			expect(rows).toMatchObject([{ key: expect.stringMatching(/^sign_in address:/), points: 19 }]);
			expect(await attempt(throttle, false)).toBe('failed');
			expect(await attempt(throttle, false)).toBe('shut out first');
		});
	});

	it('keeps its counts in the database, where another server finds them', async () => {
		await undone(db, async (tx) => {
			await failTimes(10, createThrottle(tx));
			await failTimes(10, createThrottle(tx));
			expect(await attempt(createThrottle(tx), true)).toBe('shut out first');
			expect(await attempt(createThrottle(tx), true)).toBe('shut out');
		});
	});

	it('keeps hashes, and neither addresses nor accounts', async () => {
		await undone(db, async (tx) => {
			await failTimes(1, createThrottle(tx));
			const keys = (await tx.select().from(throttles)).map((row) => row.key).sort();
			expect(keys).toEqual([
				`sign_in account:${hashToken(account)}`,
				`sign_in address:${hashToken(address)}`
			]);
			expect(keys.join()).not.toMatch(/nia|192\.0/);
		});
	});

	it('counts each kind of try by itself', async () => {
		await undone(db, async (tx) => {
			const throttle = createThrottle(tx);
			await failTimes(21, throttle, {}, 'second_factor');
			expect(await attempt(throttle, true, {}, 'second_factor')).toBe('shut out');
			expect(await attempt(throttle, true, {}, 'sign_in')).toBe('ok');
			await failTimes(30, throttle, {}, 'link');
			expect(await attempt(throttle, true, {}, 'link')).toBe('shut out first');
		});
	});

	it('counts a try that broke off', async () => {
		await undone(db, async (tx) => {
			const throttle = createThrottle(tx);
			const broken = throttle.attempt('sign_in', { address, account }, () =>
				Promise.reject(new Error('The disk is full.'))
			);
			await expect(broken).rejects.toThrow('The disk is full.');
			await failTimes(19, throttle);
			expect(await attempt(throttle, true)).toBe('shut out first');
		});
	});

	it('lets twenty through of a hundred at once, and calls one the first', async () => {
		const throttle = createThrottle(db);
		const who = { address: '203.0.113.77', account: 'crowd@example.org' };
		const ends = await Promise.all(
			Array.from({ length: 100 }, () => attempt(throttle, false, who))
		);
		expect(ends.filter((end) => end === 'failed')).toHaveLength(20);
		expect(ends.filter((end) => end === 'shut out first')).toHaveLength(1);
		expect(ends.filter((end) => end === 'shut out')).toHaveLength(79);
	});
});
