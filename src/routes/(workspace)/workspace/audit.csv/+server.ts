import { auditColumns, type AuditRecord } from '$lib/domain/interchange/audit-table';
import { writeHeader, writeRows } from '$lib/domain/interchange/column';
import { sendTrail } from '../open-trail';
import type { RequestHandler } from './$types';

async function* writeCsv(records: AsyncIterable<AuditRecord[]>): AsyncGenerator<string> {
	yield writeHeader(auditColumns);
	for await (const some of records) yield writeRows(auditColumns, some);
}

export const GET: RequestHandler = (event) =>
	sendTrail(event, 'text/csv; charset=utf-8; header=present', 'audit-trail.csv', writeCsv);
