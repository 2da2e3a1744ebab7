import type { NumberFormat, Sheet, Workbook } from '$lib/domain/interchange/workbook';
import { formulaStart, type CsvCell } from '$lib/domain/interchange/csv';
import { escapeMarkup } from '$lib/domain/interchange/markup';

/**
 * The parts of a workbook as Office Open XML has them (ECMA-376, Part 1: SpreadsheetML). Text stands in its
 * cell, so that a sheet can be written row by row.
 */

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** The most that a sheet holds: rows, and UTF-16 units in a cell. */
const most = { rows: 1_048_576, text: 32_767 };

/** Widest column of text that stays on one line, in characters. */
const widestLine = 40;

/** Text as XML can hold it. What looks like one of the format's own escapes is escaped itself (22.9.2.19). */
export function escapeXml(text: string): string {
	return escapeMarkup(
		text
			.toWellFormed()
			.replaceAll('\r\n', '\n')
			.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
			// eslint-disable-next-line no-control-regex -- XML 1.0 has no place for them
			.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
	);
}

/** The styles of `stylesXml`, by their numbers there. */
const styles = {
	text: 0,
	header: 1,
	count: 2,
	percent: 3,
	broken: 4,
	guarded: 5,
	plain: 6
} as const;

/** "A", "Z", "AA": the letters of a column. @param index from 0 */
function columnLetters(index: number): string {
	const rest = Math.floor(index / 26);
	return `${rest ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

function clipText(text: string): string {
	if (text.length <= most.text) return text;
	const note = ' … (a spreadsheet has no room for the rest)';
	return text.slice(0, most.text - note.length) + note;
}

const textCell = (place: string, style: number, text: string) =>
	`<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(clipText(text))}</t></is></c>`;

function cellXml(place: string, cell: CsvCell, format: NumberFormat, isBroken: boolean): string {
	if (cell === null) return '';
	if (typeof cell === 'number') {
		if (!Number.isFinite(cell)) throw new RangeError(`${cell} cannot stand in a table.`);
		return `<c r="${place}" s="${styles[format]}"><v>${cell}</v></c>`;
	}
	// It is text as it stands; so guarded, it stays text when somebody edits the cell.
	if (formulaStart.test(cell)) return textCell(place, styles.guarded, cell);
	return textCell(place, isBroken ? styles.broken : styles.text, cell);
}

/** What stands before the rows of a sheet: its header stays in sight, its columns are as wide as their text. */
export function sheetStart({ columns }: Sheet): string {
	const widths = columns
		.map(
			({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
		)
		.join('');
	const header = columns
		.map(({ title }, at) => (title ? textCell(`${columnLetters(at)}1`, styles.header, title) : ''))
		.join('');
	return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData><row r="1">${header}</row>`;
}

/**
 * One row of a sheet.
 * @param index from 0, the header not counted
 * @throws RangeError where the sheet has no such row, or a number is not finite
 */
export function rowXml({ columns }: Sheet, cells: readonly CsvCell[], index: number): string {
	const number = index + 2;
	if (number > most.rows) throw new RangeError(`A sheet has no more than ${most.rows} rows.`);
	const inner = cells
		.map((cell, at) =>
			cellXml(
				`${columnLetters(at)}${number}`,
				cell,
				columns[at]?.format ?? 'plain',
				(columns[at]?.width ?? 0) >= widestLine
			)
		)
		.join('');
	return `<row r="${number}">${inner}</row>`;
}

/** What closes a sheet after its last row, with how it is printed. */
export const sheetEnd =
	'</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/></worksheet>';

const sheetPath = (index: number) => `worksheets/sheet${index + 1}.xml`;

const type = (part: string) =>
	`application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;

/** The parts beside the sheets, by path. */
export function workbookParts({ title, sheets }: Workbook): { path: string; xml: string }[] {
	const overrides = sheets
		.map(
			(_, at) => `<Override PartName="/xl/${sheetPath(at)}" ContentType="${type('worksheet')}"/>`
		)
		.join('');
	const named = sheets
		.map(
			({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`
		)
		.join('');
	const related = sheets
		.map(
			(_, at) =>
				`<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="${sheetPath(at)}"/>`
		)
		.join('');
	return [
		{
			path: '[Content_Types].xml',
			xml: `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type('sheet.main')}"/><Override PartName="/xl/styles.xml" ContentType="${type('styles')}"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${overrides}</Types>`
		},
		{
			path: '_rels/.rels',
			xml: `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packaged}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
		},
		{
			path: 'docProps/core.xml',
			xml: `${head}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Crosscheck</dc:creator></cp:coreProperties>`
		},
		{
			path: 'xl/workbook.xml',
			xml: `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${named}</sheets></workbook>`
		},
		{
			path: 'xl/_rels/workbook.xml.rels',
			xml: `${head}<Relationships xmlns="${packaged}/relationships">${related}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
		},
		{ path: 'xl/styles.xml', xml: stylesXml }
	];
}

/** The path of a sheet's part. @param index from 0 */
export const sheetPartPath = (index: number): string => `xl/${sheetPath(index)}`;

const top = '<alignment vertical="top"/>';
const broken = '<alignment vertical="top" wrapText="1"/>';
const xf = (number: number, font: number, more: string, alignment: string) =>
	`<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="${font}" xfId="0" applyAlignment="1"${number ? ' applyNumberFormat="1"' : ''}${font ? ' applyFont="1" applyBorder="1"' : ''}${more}>${alignment}</xf>`;

/** In the order of `styles`. Number formats: 3 is #,##0; 49 is text; 164 is ours (18.8.30). */
const stylesXml = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot;%&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF1B1F24"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">${[
	xf(0, 0, '', top),
	xf(0, 1, '', broken),
	xf(3, 0, '', top),
	xf(164, 0, '', top),
	xf(0, 0, '', broken),
	xf(49, 0, ' quotePrefix="1"', broken),
	xf(0, 0, '', top)
].join(
	''
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
