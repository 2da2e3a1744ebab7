import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { sendInTurn, Turns } from './turns';

describe('turns', () => {
	it('are given to so many at once, and again when one is over', () => {
		const turns = new Turns(2);
		const first = turns.takeNow()!;
		expect(turns.takeNow()).not.toBeNull();
		expect(turns.takeNow()).toBeNull();
		first();
		first();
		expect(turns.takeNow()).not.toBeNull();
		expect(turns.takeNow()).toBeNull();
	});

	it('come to those who wait in the order in which they came', async () => {
		const turns = new Turns(1);
		const order: number[] = [];
		const held = turns.takeNow()!;
		const all = [1, 2, 3].map(async (one) => {
			const end = await turns.take();
			order.push(one);
			await wait(1);
			end();
		});
		await wait(5);
		expect(order).toEqual([]);
		held();
		await Promise.all(all);
		expect(order).toEqual([1, 2, 3]);
		expect(turns.takeNow()).not.toBeNull();
	});
});

describe('what is sent in a turn', () => {
	const parts = () => Readable.from(Array.from({ length: 50 }, () => Buffer.alloc(10_000)));

	it('comes whole, and the turn is over with its end', async () => {
		const end = vi.fn();
		const chunks = await sendInTurn(parts(), end, 1_000).toArray();
		expect(Buffer.concat(chunks as Buffer[]).length).toBe(500_000);
		expect(end).toHaveBeenCalledOnce();
	});

	it('is left when its reader turns away', async () => {
		const end = vi.fn();
		const source = parts();
		const sent = sendInTurn(source, end, 1_000);
		await once(sent, 'readable');
		sent.destroy();
		await vi.waitFor(() => expect(end).toHaveBeenCalledOnce());
		expect(source.destroyed).toBe(true);
	});

	it('is left when its reader takes nothing for too long', async () => {
		const end = vi.fn();
		const source = parts();
		const sent = sendInTurn(source, end, 20);
		const failed = once(sent, 'error');
		await vi.waitFor(() => expect(end).toHaveBeenCalledOnce());
		expect(source.destroyed).toBe(true);
		expect(String((await failed)[0])).toContain('Nobody took it.');
	});

	it('fails with what fails it', async () => {
		const end = vi.fn();
		const source = new Readable({ read() {} });
		const sent = sendInTurn(source, end, 1_000);
		source.destroy(new Error('broken'));
		await expect(sent.toArray()).rejects.toThrow();
		expect(end).toHaveBeenCalledOnce();
	});
});
