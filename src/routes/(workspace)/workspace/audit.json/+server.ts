import type { AuditRecord } from '$lib/domain/interchange/audit-table';
import { sendTrail } from '../open-trail';
import type { RequestHandler } from './$types';

/** `{ "events": [...] }`, an event a line. */
async function* writeJson(records: AsyncIterable<AuditRecord[]>): AsyncGenerator<string> {
	yield '{"events":[';
	let separator = '\n';
	for await (const some of records) {
		yield separator + some.map((record) => JSON.stringify(record)).join(',\n');
		separator = ',\n';
	}
	yield '\n]}\n';
}

export const GET: RequestHandler = (event) =>
	sendTrail(event, 'application/json', 'audit-trail.json', writeJson);
