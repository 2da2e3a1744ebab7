export type CsvCell = string | number | null;

/**
 * A cell that a spreadsheet would run as a formula, or that hides one behind a character it drops:
 * those beginning with = + - @, their full-width forms, a tab or a line end. See "CSV Injection" of the
 * Open Worldwide Application Security Project (OWASP).
 */
export const formulaStart = /^[=+\-@＝＋－＠\t\r\n]/;

function writeCell(cell: CsvCell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') {
		if (!Number.isFinite(cell)) throw new RangeError(`${cell} cannot stand in a table.`);
		return String(cell);
	}
	const safe = formulaStart.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row of a table as CSV, ended by CR LF; `toCsv` says how. For tables too long to hold at once. */
export function writeRow(cells: readonly CsvCell[]): string {
	const row = cells.map(writeCell).join(',');
	// An empty line is no row to most readers; a single empty cell has to be quoted to be one.
	return `${row === '' && cells.length === 1 ? '""' : row}\r\n`;
}

/**
 * A table as CSV (RFC 4180): a header, then the rows, each ended by CR LF; to be sent as UTF-8 without
 * a byte order mark. Null is an empty cell. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front; numbers, negative ones too, stay as they are.
 * @throws RangeError where a row has more or fewer cells than the header, or a number is not finite.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
	const uneven = rows.findIndex((row) => row.length !== header.length);
	if (uneven !== -1) {
		throw new RangeError(
			`Row ${uneven + 1} has ${rows[uneven]?.length} cells where the header has ${header.length}.`
		);
	}
	return writeRow(header) + rows.map(writeRow).join('');
}
