import { toCsv, writeRow, type CsvCell } from './csv';

/** A code that a cell may hold, with its meaning. */
export interface Category {
	value: string;
	label: string;
}

/** A column of a published table: declared once, for the file, its description and its dictionary. */
export interface Column<Row> {
	name: string;
	description: string;
	/** A type of the Frictionless table schema; "any" where a number has words in its place when missing. */
	type: 'string' | 'integer' | 'number' | 'date' | 'any';
	/** Whether every row has it. */
	required: boolean;
	/** The codes it may hold, where they are a list. */
	categories?: readonly Category[];
	read(row: Row): CsvCell;
	/** What a spreadsheet has in its place, where that differs: there an empty cell counts as nought. */
	readForSheet?(row: Row): CsvCell;
}

/** A list of codes with their labels, from one of the tables of labels. */
export function categoriesOf(table: Record<string, string | { label: string }>): Category[] {
	return Object.entries(table).map(([value, entry]) => ({
		value,
		label: typeof entry === 'string' ? entry : entry.label
	}));
}

/** The rows as CSV, under the names of the columns. */
export function writeTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
	return toCsv(
		columns.map((column) => column.name),
		rows.map((row) => columns.map((column) => column.read(row)))
	);
}

/** The first line of a table that is written in parts. */
export function writeHeader<Row>(columns: readonly Column<Row>[]): string {
	return writeRow(columns.map((column) => column.name));
}

/** Some rows of a table that is written in parts, without the header. */
export function writeRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
	return rows.map((row) => writeRow(columns.map((column) => column.read(row)))).join('');
}
