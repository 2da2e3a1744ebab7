import { joinWords } from '../questions/words';
import { formatAsAt } from './as-at';
import type { Wave } from './survey';

/** The waves whose answers a page shows, as its head names them. */
export interface ShownWaves {
	/** "2021–22 and 2026" */
	titles: string;
	/** "March 2022 and March 2026" */
	asAt: string;
}

/** Names the waves that a page shows, in the order given, and each of their dates once. */
export function nameWaves(waves: readonly Pick<Wave, 'title' | 'as_at'>[]): ShownWaves {
	return {
		titles: joinWords(waves.map((wave) => wave.title)),
		asAt: joinWords([...new Set(waves.map((wave) => formatAsAt(wave.as_at)))])
	};
}
