import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Sheet, Workbook } from '$lib/domain/interchange/workbook';
import { rowXml, sheetEnd, sheetPartPath, sheetStart, workbookParts } from './sheet-xml';
import { writeArchive } from './write-archive';

/** How many rows are written before others get a turn. */
const atOnce = 200;

async function* writeSheet(sheet: Sheet): AsyncGenerator<string> {
	let xml = sheetStart(sheet);
	let index = 0;
	for (const cells of sheet.rows) {
		xml += rowXml(sheet, cells, index);
		index += 1;
		if (index % atOnce === 0) {
			yield xml;
			xml = '';
			await setImmediate();
		}
	}
	yield xml + sheetEnd;
}

/**
 * A workbook as an XLSX file, written as it is read. The same workbook makes the same bytes.
 * @throws RangeError, in the stream, where a sheet has more rows than spreadsheets have
 */
export function writeWorkbook(workbook: Workbook): Readable {
	return writeArchive([
		...workbookParts(workbook).map(({ path, xml }) => ({ path, read: () => xml })),
		...workbook.sheets.map((sheet, at) => ({
			path: sheetPartPath(at),
			read: () => writeSheet(sheet)
		}))
	]);
}
