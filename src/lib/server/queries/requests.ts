import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Body } from '$lib/domain/bodies/body';
import type { RequestDetails } from '$lib/domain/requests/request-details';
import type { RequestEvent } from '$lib/domain/requests/request-event';
import type { Database } from '../db/connect';
import { bodies, requestEvents, requests } from '../db/schema';
import { onlyRow } from './only-row';

/** An event as it is kept. One that is struck out was recorded by mistake and counts for nothing. */
export interface StoredEvent extends RequestEvent {
	id: number;
	recordedAt: Date;
	/** The actor's key. */
	recordedBy: string;
	isStruck: boolean;
	struckAt: Date | null;
	/** The actor's key, or null. */
	struckBy: string | null;
	/** Where its note was erased. */
	erasureId: number | null;
}

/** The body that a request goes to. */
type RequestedBody = Pick<Body, 'slug' | 'code' | 'name'>;

/** A request as its wave holds it. */
export interface StoredRequest extends RequestDetails {
	id: number;
	waveId: number;
	body: RequestedBody;
	/** The request that this one follows, and the body that it went to. */
	follows: { id: number; body: RequestedBody } | null;
	createdAt: Date;
	/** In the order in which they were recorded, those that are struck out among them. */
	events: StoredEvent[];
}

/** What counts of a request's events, for the clock. */
export function standingEvents(request: Pick<StoredRequest, 'events'>): StoredEvent[] {
	return request.events.filter((event) => !event.isStruck);
}

/** Whether a request is recorded as sent. */
export function isSent(request: Pick<StoredRequest, 'events'>): boolean {
	return standingEvents(request).some(({ kind }) => kind === 'sent');
}

async function readRequests(
	db: Database,
	where: { waveId?: number; requestIds?: readonly number[] }
): Promise<StoredRequest[]> {
	const followed = alias(requests, 'followed');
	const followedBody = alias(bodies, 'followed_body');
	const condition = and(
		where.waveId === undefined ? undefined : eq(requests.waveId, where.waveId),
		where.requestIds === undefined ? undefined : inArray(requests.id, [...where.requestIds])
	);
	const [rows, events] = await Promise.all([
		db
			.select({
				request: requests,
				body: { slug: bodies.slug, code: bodies.code, name: bodies.name },
				followedBody: {
					slug: followedBody.slug,
					code: followedBody.code,
					name: followedBody.name
				}
			})
			.from(requests)
			.innerJoin(bodies, eq(bodies.id, requests.bodyId))
			.leftJoin(followed, eq(followed.id, requests.followsId))
			.leftJoin(followedBody, eq(followedBody.id, followed.bodyId))
			.where(condition)
			.orderBy(asc(requests.id)),
		db
			.select({ event: requestEvents })
			.from(requestEvents)
			.innerJoin(requests, eq(requests.id, requestEvents.requestId))
			.where(condition)
			.orderBy(asc(requestEvents.id))
	]);
	const eventsOf = new Map<number, StoredEvent[]>();
	for (const { event } of events) {
		const { requestId, ...rest } = event;
		const list = eventsOf.get(requestId) ?? [];
		list.push({ ...rest, isStruck: rest.struckAt !== null });
		eventsOf.set(requestId, list);
	}
	return rows.map(({ request, body, followedBody }) => ({
		id: request.id,
		waveId: request.waveId,
		body,
		reference: request.reference,
		channel: request.channel,
		contact: request.contact,
		text: request.text,
		follows:
			request.followsId === null || followedBody === null
				? null
				: { id: request.followsId, body: followedBody },
		createdAt: request.createdAt,
		events: eventsOf.get(request.id) ?? []
	}));
}

/** The requests of a wave with their events, as they were created. */
export async function listRequests(db: Database, waveId: number): Promise<StoredRequest[]> {
	return readRequests(db, { waveId });
}

/** A request of a wave, or null. */
export async function findRequest(
	db: Database,
	waveId: number,
	requestId: number
): Promise<StoredRequest | null> {
	const [request] = await readRequests(db, { waveId, requestIds: [requestId] });
	return request ?? null;
}

/** The wave and the body of a request, or null. */
export async function findRequestPlace(
	db: Database,
	requestId: number
): Promise<{ waveId: number; bodyId: number } | null> {
	const [row] = await db
		.select({ waveId: requests.waveId, bodyId: requests.bodyId })
		.from(requests)
		.where(eq(requests.id, requestId));
	return row ?? null;
}

/** Requests, locked until the transaction ends, so that one at a time changes what happened to each. */
export async function lockRequests(
	tx: Database,
	requestIds: readonly number[]
): Promise<StoredRequest[]> {
	await tx
		.select({ id: requests.id })
		.from(requests)
		.where(inArray(requests.id, [...requestIds]))
		.orderBy(asc(requests.id))
		.for('update');
	return readRequests(tx, { requestIds });
}

/** A request, locked until the transaction ends, or null. */
export async function lockRequest(tx: Database, requestId: number): Promise<StoredRequest | null> {
	const [request] = await lockRequests(tx, [requestId]);
	return request ?? null;
}

/** The slugs of the bodies to which a wave has a request that follows no other. */
export async function listRequestedBodies(db: Database, waveId: number): Promise<string[]> {
	const rows = await db
		.select({ slug: bodies.slug })
		.from(requests)
		.innerJoin(bodies, eq(bodies.id, requests.bodyId))
		.where(and(eq(requests.waveId, waveId), isNull(requests.followsId)));
	return rows.map((row) => row.slug);
}

/** The request to a body that follows another, or null. */
export async function findFollower(
	db: Database,
	requestId: number,
	bodyId: number
): Promise<number | null> {
	const [row] = await db
		.select({ id: requests.id })
		.from(requests)
		.where(and(eq(requests.followsId, requestId), eq(requests.bodyId, bodyId)));
	return row?.id ?? null;
}

/** Inserts requests and gives their ids. */
export async function insertRequests(
	tx: Database,
	list: readonly (typeof requests.$inferInsert)[]
): Promise<number[]> {
	const rows = await tx
		.insert(requests)
		.values([...list])
		.returning({ id: requests.id });
	return rows.map((row) => row.id);
}

/** Changes what a request says of itself. */
export async function updateRequest(
	tx: Database,
	requestId: number,
	details: RequestDetails
): Promise<void> {
	await tx.update(requests).set(details).where(eq(requests.id, requestId));
}

/** Records that something happened to a request, and gives the event's id. */
export async function insertRequestEvent(
	tx: Database,
	event: typeof requestEvents.$inferInsert
): Promise<number> {
	return onlyRow(await tx.insert(requestEvents).values(event).returning({ id: requestEvents.id }))
		.id;
}

/** Strikes an event out. */
export async function strikeEvent(
	tx: Database,
	eventId: number,
	struck: { struckAt: Date; struckBy: string }
): Promise<void> {
	await tx.update(requestEvents).set(struck).where(eq(requestEvents.id, eventId));
}
