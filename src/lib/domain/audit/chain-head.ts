import type { ChainHead } from './chain';

/** A head as it is noted elsewhere, to be given to a later check: "523:9f86d081…". */
export function writeHead({ sequence, hash }: ChainHead): string {
	return `${sequence}:${hash}`;
}

/** Reads a head as it was noted, or gives null where the text is none. */
export function readHead(text: string): ChainHead | null {
	const [, sequence, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
	return sequence && hash ? { sequence: Number(sequence), hash } : null;
}
