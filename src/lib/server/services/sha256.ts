import { createHash } from 'node:crypto';
import { joinInTurns } from '../queries/in-turns';

/** SHA-256 of a text's UTF-8 bytes, hexadecimal. The hash that the domain's rules are given. */
export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

/** The same of a text in pieces. Others get their turns meanwhile. */
export async function sha256InTurns(pieces: Iterable<string>): Promise<string> {
	const hash = createHash('sha256');
	for await (const some of joinInTurns(pieces)) hash.update(some);
	return hash.digest('hex');
}
