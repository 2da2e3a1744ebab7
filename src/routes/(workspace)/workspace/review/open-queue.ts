import { may } from '$lib/domain/access/may';
import { actorKey, type Actor } from '$lib/domain/access/actor';
import {
	readQueueFilter,
	wholeQueue,
	type QueueChoices,
	type QueueFilter
} from '$lib/domain/review/queue';
import { listAdoptions } from '$lib/server/queries/comments';
import { listQueueChoices } from '$lib/server/queries/queue-choices';
import type { QueueReader } from '$lib/server/queries/queue-items';
import { findOwnBodies } from '$lib/server/services/find-own-bodies';

/** Who reads the queue: what they may look at, what they may decide about, and what stands in their way. */
export async function openQueue(db: App.Locals['db'], actor: Actor): Promise<QueueReader> {
	const key = actorKey(actor);
	const held = actor.kind === 'account' ? actor.roles : [];
	const surveyIds = [...new Set(held.map(({ surveyId }) => surveyId))];
	const [own, adopted] = await Promise.all([findOwnBodies(db, actor), listAdoptions(db, key)]);
	return {
		key,
		accountId: actor.kind === 'account' ? actor.id : 0,
		own,
		adopted,
		surveyIds: surveyIds.filter((surveyId) => may(actor, 'view_survey', { surveyId }).ok),
		reviewedIds: surveyIds.filter((surveyId) => may(actor, 'review_revision', { surveyId }).ok)
	};
}

/** What the queue can be filtered by, as an address names it. */
export const choiceNames = ({
	surveys,
	waves,
	questions
}: Awaited<ReturnType<typeof listQueueChoices>>): QueueChoices => ({
	surveys: surveys.map(({ slug }) => slug),
	waves: waves.map(({ slug }) => slug),
	questions: questions.map(({ code }) => code)
});

/**
 * The view of the queue that somebody came from, as the address of an answer keeps it in `?queue=`: the
 * whole of it where it names none that can be read.
 */
export async function readQueueOf(
	db: App.Locals['db'],
	reader: QueueReader,
	query: URLSearchParams
): Promise<QueueFilter> {
	const kept = query.get('queue');
	if (!kept) return wholeQueue;
	const choices = choiceNames(await listQueueChoices(db, reader.surveyIds));
	const reading = readQueueFilter(new URLSearchParams(kept), choices);
	return reading.ok ? reading.filter : wholeQueue;
}
