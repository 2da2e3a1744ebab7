import { setImmediate } from 'node:timers/promises';

/** How many are worked on before others get a turn. */
const atOnce = 200;

/** Maps a list that can be long, and lets whoever else the server answers have a turn now and then. */
export async function mapInTurns<T, R>(list: readonly T[], map: (one: T) => R): Promise<R[]> {
	const mapped: R[] = [];
	for (let from = 0; from < list.length; from += atOnce) {
		for (const one of list.slice(from, from + atOnce)) mapped.push(map(one));
		await setImmediate();
	}
	return mapped;
}
