import { actorWords, type ActorName } from '$lib/domain/audit/audit-words';
import { formatInstant } from '$lib/domain/editions/day-of';
import type { ThreadEntry } from '$lib/domain/review/thread';

/**
 * A thread as a page shows it.
 * @param numbers the numbers of revisions, by their ids
 * @param body what the body is called that replies
 */
export function showThread(
	thread: readonly ThreadEntry[],
	{
		numbers,
		names,
		body
	}: {
		numbers: ReadonlyMap<number, number>;
		names: ReadonlyMap<string, ActorName>;
		body: string;
	}
) {
	return thread.map(({ kind, at, by, revisionId, text, proposedWording, isErased }) => ({
		kind,
		by: by === null ? body : actorWords(by, names),
		at: formatInstant(at),
		revision: numbers.get(revisionId) ?? 0,
		text,
		proposedWording,
		isErased
	}));
}
