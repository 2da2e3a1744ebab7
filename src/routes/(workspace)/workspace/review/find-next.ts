import { redirect, type RequestEvent } from '@sveltejs/kit';
import { queueQuery } from '$lib/domain/review/queue';
import type { QueueReader } from '$lib/server/queries/queue-items';
import { countQueue, findNextInQueue } from '$lib/server/queries/review-queue';
import { readQueueOf } from './open-queue';
import { itemAddress, itemName } from './show-item';

/**
 * Where the queue goes on for somebody who decides, in the view of it that they came from.
 * @param after the revision that is looked at and when it came to stand as it does; null for the first of all
 */
export async function findNext(
	{ locals: { db }, url }: Pick<RequestEvent, 'locals' | 'url'>,
	reader: QueueReader,
	after: { id: number; since: Date } | null
) {
	const filter = await readQueueOf(db, reader, url.searchParams);
	const queue = queueQuery({ ...filter, page: 1 });
	const next = await findNextInQueue(
		db,
		reader,
		filter,
		after && { revisionId: after.id, since: after.since }
	);
	return {
		queue,
		list: `/workspace/review${queue ? `?${queue}` : ''}`,
		next: next && { address: itemAddress(next, queue), name: itemName(next) }
	};
}

/** How many wait for a decision of whoever looks at one, in the view of the queue that they came from. */
export async function countLeft(
	{ locals: { db }, url }: Pick<RequestEvent, 'locals' | 'url'>,
	reader: QueueReader
): Promise<number> {
	const filter = await readQueueOf(db, reader, url.searchParams);
	return (await countQueue(db, reader, filter)).mine;
}

/** Leads on to the next of the queue, or back to it where it was the last, with word of what was decided. */
export function goOn(
	{ next, list }: Pick<Awaited<ReturnType<typeof findNext>>, 'next' | 'list'>,
	decided: 'accepted' | 'queried',
	revision: number
): never {
	const address = next?.address ?? list;
	const query = new URLSearchParams({ done: decided, of: String(revision) });
	redirect(303, `${address}${address.includes('?') ? '&' : '?'}${query}`);
}
