import type { Database } from '../db/connect';
import { listQuotableLetters } from '../queries/documents';
import { RefusedError } from './perform';

/**
 * Refuses the file of a letter that is not kept with any request to a body in a wave.
 * @param place its body is null for government as a whole, which has no letters
 * @param what what quotes it, in the middle of a sentence: "the finding"
 * @throws RefusedError `unknown_letter`
 */
export async function ensureLetterOf(
	tx: Database,
	sha256: string | undefined,
	{ waveId, bodyId }: { waveId: number; bodyId: number | null },
	what: string
): Promise<void> {
	const letters = bodyId === null ? [] : await listQuotableLetters(tx, waveId, bodyId);
	if (letters.some((letter) => letter.sha256 === sha256)) return;
	throw new RefusedError(
		'unknown_letter',
		`The letter that ${what} quotes is not, or no longer, one of this body in this wave. Choose another.`
	);
}
