import { erasableTable, type ErasableName } from './erasable';
import { hasWords, wordPattern } from './word-pattern';

/** Why an erasure cannot be done as it is asked for. */
export type ErasureProblem = 'nothing_chosen' | 'reason_missing' | 'reason_names' | 'words_missing';

/** As long as a reason can be, in characters. */
export const longestReason = 500;

/**
 * Why an erasure cannot be done as it is asked for, or null where it can. Its reason stays for good, so that
 * it must not have the very words that go.
 * @param words what was looked for; null where it was a letter as a whole
 */
export function erasureProblem({
	words,
	records,
	reason
}: {
	words: string | null;
	records: readonly Pick<ErasableName, 'kind'>[];
	reason: string;
}): ErasureProblem | null {
	if (records.length === 0) return 'nothing_chosen';
	if (!reason.trim()) return 'reason_missing';
	const pattern = words === null ? null : wordPattern(words);
	if (pattern) return hasWords(reason, pattern) ? 'reason_names' : null;
	const needsWords = records.some(({ kind }) => erasableTable[kind].goes === 'words');
	return needsWords ? 'words_missing' : null;
}

/** What is said of each, to whoever asked for it. */
export const erasureProblemTable = {
	nothing_chosen: 'Tick what is to be erased.',
	reason_missing: 'Give the reason. It stays for good.',
	reason_names:
		'The reason has the very words that are to be erased, and it stays for good. Say it without them.',
	words_missing: 'Give the words that are to be taken out.'
} as const satisfies Record<ErasureProblem, string>;
