import { z } from 'zod';
import { longestReason } from '$lib/domain/erasure/check-erasure';
import { readErasable } from '$lib/domain/erasure/erasable';
import { longestSearch, shortestSearch, wordPattern } from '$lib/domain/erasure/word-pattern';
import type { Search } from '$lib/server/services/find-erasables';

const wordsField = z.string().trim().max(longestSearch, `Use at most ${longestSearch} characters.`);

/** The search, which is sent and not part of an address: addresses are kept, in histories and in logs. */
export const searchForm = z.object({
	words: wordsField.refine((words) => wordPattern(words) !== null, {
		message: `Give at least ${shortestSearch} characters.`
	})
});

/** A letter as an address names it: its request and itself, "12-34". */
export function readLetter(text: string | null): Search | null {
	const [, request, document] = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '') ?? [];
	return request && document ? { requestId: Number(request), documentId: Number(document) } : null;
}

/** What is ticked, and why. Either words or a letter say what was looked for. */
export const erasureForm = z.object({
	words: wordsField,
	letter: z.string(),
	records: z.array(z.string()).transform((names) =>
		names.flatMap((name) => {
			const record = readErasable(name);
			return record ? [{ name, ...record }] : [];
		})
	),
	reason: z.string().trim().max(longestReason, `Use at most ${longestReason} characters.`)
});
