import type { RequestEvent } from '@sveltejs/kit';
import { readableTrails, type ReadableTrails } from '$lib/domain/access/readable-trails';
import {
	auditFilterWords,
	readAuditFilter,
	type AuditFilter,
	type AuditFilterReading
} from '$lib/domain/audit/audit-filter';
import { auditRecord, type AuditRecord } from '$lib/domain/interchange/audit-table';
import { problem } from '$lib/domain/interchange/problem';
import { listActorNames, readAuditTrail } from '$lib/server/queries/audit-events';
import { guard } from '../../guard';

/**
 * Reads what part of the audit trail a request asks for, and refuses it to whoever may not read it: the
 * trail of one survey to all but those who publish it, any trail to all but publishers.
 * @returns what of the trail may be read, and the filter
 */
export async function openTrail(
	event: RequestEvent
): Promise<{ trails: ReadableTrails; reading: AuditFilterReading }> {
	const reading = readAuditFilter(event.url.searchParams);
	const survey = reading.ok ? reading.filter.survey : null;
	await guard(event, 'view_audit', survey === null ? {} : { survey });
	return { trails: readableTrails(event.locals.actor), reading };
}

/** The records of a view, all of its pages, some at a time. */
async function* readRecords(
	db: App.Locals['db'],
	trails: ReadableTrails,
	filter: AuditFilter
): AsyncGenerator<AuditRecord[]> {
	for await (const events of readAuditTrail(db, trails, filter)) {
		const names = await listActorNames(
			db,
			events.map((event) => event.actor)
		);
		yield events.map((event) => auditRecord(event, names));
	}
}

/**
 * Sends a view of the trail as a file, in parts as it is read: however long it is, little of it is held
 * at once.
 * @param write the text of the file, given the records some at a time
 */
export async function sendTrail(
	event: RequestEvent,
	type: string,
	fileName: string,
	write: (records: AsyncIterable<AuditRecord[]>) => AsyncGenerator<string>
): Promise<Response> {
	const { trails, reading } = await openTrail(event);
	if (!reading.ok) {
		const words = Object.values(auditFilterWords(reading.problems)).join(' ');
		return problem(422, null, words, { problems: reading.problems });
	}
	const parts = write(readRecords(event.locals.db, trails, reading.filter));
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const next = await parts.next();
			if (next.done) controller.close();
			else controller.enqueue(encoder.encode(next.value));
		},
		async cancel() {
			await parts.return(undefined);
		}
	});
	return new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${fileName}"`
		}
	});
}
