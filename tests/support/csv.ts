/** Reads a CSV file (RFC 4180) into its header and its rows, each by column. */
export function readCsv(text: string): { header: string[]; rows: Record<string, string>[] } {
	const records: string[][] = [];
	let record: string[] = [];
	// Each match is one cell, quoted or plain, and what ends it.
	for (const [whole, quoted, plain, end] of text
		.replace(/^\uFEFF/, '')
		.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
		if (whole === '' && record.length === 0) break;
		record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
		if (end === ',') continue;
		records.push(record);
		record = [];
	}
	const [header = [], ...body] = records;
	return {
		header,
		rows: body.map((cells) =>
			Object.fromEntries(header.map((column, index) => [column, cells[index] ?? '']))
		)
	};
}
