/*
 * Long work in turns: whoever else the server answers has one now and then, so that nobody waits for all of
 * it. What comes of it is the same as without.
 */
import { setImmediate } from 'node:timers/promises';

/** How many are worked on before others get a turn. */
const atOnce = 200;

/** How many strings are sorted, or gathered, before others get a turn: less work than on anything else. */
const stringsAtOnce = 5_000;

/** Maps a list that can be long. */
export async function mapInTurns<T, R>(list: readonly T[], map: (one: T) => R): Promise<R[]> {
	const mapped: R[] = [];
	for (let from = 0; from < list.length; from += atOnce) {
		for (const one of list.slice(from, from + atOnce)) mapped.push(map(one));
		await setImmediate();
	}
	return mapped;
}

/** Strings in the order that `sort()` gives them, as a new array. */
export async function sortInTurns(list: readonly string[]): Promise<string[]> {
	let runs: string[][] = [];
	for (let from = 0; from < list.length; from += stringsAtOnce) {
		runs.push(list.slice(from, from + stringsAtOnce).sort());
		await setImmediate();
	}
	while (runs.length > 1) {
		const merged: string[][] = [];
		for (let index = 0; index < runs.length; index += 2) {
			merged.push(mergeSorted(runs[index] ?? [], runs[index + 1] ?? []));
			await setImmediate();
		}
		runs = merged;
	}
	return runs[0] ?? [];
}

function mergeSorted(one: readonly string[], other: readonly string[]): string[] {
	const merged: string[] = [];
	let next = 0;
	for (const text of one) {
		for (let least = other[next]; least !== undefined && least < text; least = other[next]) {
			merged.push(least);
			next += 1;
		}
		merged.push(text);
	}
	for (const text of other.slice(next)) merged.push(text);
	return merged;
}

/** Strings that come one by one, joined, some thousands at a time. */
export async function* joinInTurns(pieces: Iterable<string>): AsyncGenerator<string> {
	let some: string[] = [];
	for (const piece of pieces) {
		some.push(piece);
		if (some.length < stringsAtOnce) continue;
		yield some.join('');
		some = [];
		await setImmediate();
	}
	yield some.join('');
}
