import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinInTurns, mapInTurns, sortInTurns } from './in-turns';

/** Long enough for several turns, out of few words so that equal ones meet. */
const long = fc
	.tuple(fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 40 }), fc.nat(20_000))
	.map(([words, length]) =>
		Array.from({ length }, (_, index) => words[(index * 7919) % words.length]! + (index % 97))
	);

describe('long work in turns', () => {
	it('gives what it gives at once', async () => {
		await fc.assert(
			fc.asyncProperty(long, async (words) => {
				expect(await sortInTurns(words)).toEqual([...words].sort());
				expect(await mapInTurns(words, (one) => one.length)).toEqual(
					words.map((one) => one.length)
				);
				let joined = '';
				for await (const some of joinInTurns(words)) joined += some;
				expect(joined).toBe(words.join(''));
			}),
			{ numRuns: 20 }
		);
	});

	it('leaves a turn to others', async () => {
		const words = Array.from({ length: 20_000 }, (_, index) => String(index));
		for (const work of [
			() => sortInTurns(words),
			() => mapInTurns(words, Number),
			async () => {
				for await (const some of joinInTurns(words)) some.trim();
			}
		]) {
			let turns = 0;
			let isDone = false;
			const count = () => {
				turns += 1;
				if (!isDone) setImmediate(count);
			};
			setImmediate(count);
			await work();
			isDone = true;
			expect(turns).toBeGreaterThan(2);
		}
	});
});
