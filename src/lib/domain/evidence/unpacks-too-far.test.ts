import { describe, expect, it } from 'vitest';
import { mostEntries, unpacksTooFar } from './unpacks-too-far';

const megabyte = 1024 * 1024;
const entry = (packed: number, unpacked: number) => ({ packed, unpacked });

describe('an archive', () => {
	it('of an ordinary document does not unpack too far', () => {
		expect(unpacksTooFar(20_000, [entry(1_000, 9_000), entry(15_000, 160_000)])).toBe(false);
		// A workbook of many rows.
		expect(unpacksTooFar(4 * megabyte, [entry(4 * megabyte, 200 * megabyte)])).toBe(false);
	});

	it('may be small and unpack into many times its size, so long as that is little', () => {
		expect(unpacksTooFar(9_000, [entry(8_000, 8 * megabyte)])).toBe(false);
		expect(unpacksTooFar(12_000, [entry(11_000, 11 * megabyte)])).toBe(true);
	});

	it('unpacks too far in all, however little each thing in it does', () => {
		const list = Array.from({ length: 301 }, () => entry(100_000, megabyte));
		expect(unpacksTooFar(31 * megabyte, list)).toBe(true);
		expect(unpacksTooFar(31 * megabyte, list.slice(1))).toBe(false);
	});

	it('holds too many things, were they all empty', () => {
		const list = Array.from({ length: mostEntries + 1 }, () => entry(0, 0));
		expect(unpacksTooFar(megabyte, list)).toBe(true);
		expect(unpacksTooFar(megabyte, list.slice(1))).toBe(false);
	});
});
