import { Readable } from 'node:stream';
import type { Workbook } from '$lib/domain/interchange/workbook';
import { writeWorkbook } from '$lib/server/spreadsheets/write-workbook';

/** A workbook as XLSX, open to other sites, saved under a name that says what it is of. */
export function sendWorkbook(workbook: Workbook, fileName: string): Response {
	return new Response(Readable.toWeb(writeWorkbook(workbook)) as ReadableStream, {
		headers: {
			'access-control-allow-origin': '*',
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': `attachment; filename="${fileName}"`
		}
	});
}
