import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv, type CsvCell } from './csv';

/** A reader of RFC 4180, strict about quotes and line ends, to read back what was written. */
function readCsv(text: string): string[][] {
	const rows: string[][] = [];
	const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
	let row: string[] = [];
	while (cell.lastIndex < text.length) {
		const at = cell.lastIndex;
		const match = cell.exec(text);
		if (!match) throw new Error(`Not CSV at character ${at}: ${JSON.stringify(text.slice(at))}`);
		row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
		if (match[3] === '\r\n') {
			rows.push(row);
			row = [];
		}
	}
	if (row.length) throw new Error('The last line has no end.');
	return rows;
}

const dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

function asRead(cell: CsvCell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	return dangerous.some((start) => cell.startsWith(start)) ? `'${cell}` : cell;
}

const text = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', "'", ' ', 'a', ...dangerous) })
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('a table as CSV', () => {
	it('ends each row, the last too, with CR LF and begins without a byte order mark', () => {
		expect(
			toCsv(
				['body', 'value'],
				[
					['hmt', 302],
					['mod', 0]
				]
			)
		).toBe('body,value\r\nhmt,302\r\nmod,0\r\n');
	});

	it('quotes cells with commas, quotes and line ends, and doubles the quotes', () => {
		expect(toCsv(['a'], [['x,y'], ['say "yes"'], ['two\nlines'], ['plain ’ text']])).toBe(
			'a\r\n"x,y"\r\n"say ""yes"""\r\n"two\nlines"\r\nplain ’ text\r\n'
		);
	});

	it('leaves the cell of a missing value empty and shows a zero as 0', () => {
		expect(toCsv(['a', 'b', 'c'], [[null, 0, '']])).toBe('a,b,c\r\n,0,\r\n');
	});

	it('keeps a row of a single empty cell', () => {
		expect(toCsv(['a'], [[null], ['']])).toBe('a\r\n""\r\n""\r\n');
	});

	it('makes formulas safe in cells and in the header, and leaves numbers alone', () => {
		expect(
			toCsv(
				['=a', 'b'],
				[
					['=HYPERLINK("http://example.org","x")', -5],
					['-5', 1],
					['@x', -0.5]
				]
			)
		).toBe(`'=a,b\r\n"'=HYPERLINK(""http://example.org"",""x"")",-5\r\n'-5,1\r\n'@x,-0.5\r\n`);
	});

	it('refuses a row that does not fit the header, and a number that is none', () => {
		expect(() => toCsv(['a', 'b'], [['x', 'y'], ['x']])).toThrow('Row 2 has 1 cells');
		expect(() => toCsv(['a'], [[NaN]])).toThrow(RangeError);
		expect(() => toCsv(['a'], [[Infinity]])).toThrow(RangeError);
	});

	it('reads back as it was written, with formulas made safe', () => {
		const table = fc.integer({ min: 1, max: 4 }).chain((width) => {
			const row = <T>(cell: fc.Arbitrary<T>) =>
				fc.array(cell, { minLength: width, maxLength: width });
			return fc.tuple(row(text), fc.array(row(fc.oneof(text, number, fc.constant(null)))));
		});
		fc.assert(
			fc.property(table, ([header, rows]) => {
				expect(readCsv(toCsv(header, rows))).toEqual(
					[header, ...rows].map((row) => row.map(asRead))
				);
			})
		);
	});

	it('never has a text cell that begins like a formula', () => {
		fc.assert(
			fc.property(fc.constantFrom(...dangerous), text, (start, rest) => {
				const [, [cell] = []] = readCsv(toCsv(['a'], [[start + rest]]));
				expect(cell).toBe(`'${start}${rest}`);
			})
		);
	});
});
