import { expect, test } from 'vitest';
import { dispositions } from '../disposition';
import { compareDispositions } from './disposition-order';

test('orders dispositions in a way that is the same whichever two are compared', () => {
	const all = [...dispositions, null];
	for (const a of all) {
		expect(compareDispositions(a, a)).toBe(0);
		for (const b of all) {
			expect(Math.sign(compareDispositions(a, b))).toBe(-Math.sign(compareDispositions(b, a)) + 0);
		}
	}
});

test('keeps the unknown last in either direction', () => {
	for (const descending of [false, true]) {
		const sorted = [null, ...dispositions].sort((a, b) => compareDispositions(a, b, descending));
		expect(sorted.slice(3)).toEqual([
			'not_stated',
			'not_held',
			'refused',
			'awaiting',
			'not_asked',
			null
		]);
	}
});
