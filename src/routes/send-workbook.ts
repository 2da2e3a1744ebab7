import { mediaTypes } from '$lib/domain/interchange/edition-files';
import type { Workbook } from '$lib/domain/interchange/workbook';
import { writeWorkbook } from '$lib/server/spreadsheets/write-workbook';
import { sendStream } from './send-data';

/** A workbook as XLSX, open to other sites, saved under a name that says what it is of. */
export function sendWorkbook(workbook: Workbook, fileName: string): Response {
	return sendStream(writeWorkbook(workbook), mediaTypes.XLSX, fileName);
}
