import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readZip } from '../../../../tests/support/read-zip';
import type { CsvCell } from '$lib/domain/interchange/csv';
import type { Workbook } from '$lib/domain/interchange/workbook';
import { writeWorkbook } from './write-workbook';

const workbookOf = (rows: Iterable<readonly CsvCell[]>): Workbook => ({
	title: 'A & B',
	sheets: [
		{
			name: 'Data',
			columns: [
				{ title: 'a', width: 10, format: 'plain' },
				{ title: 'b', width: 60, format: 'percent' }
			],
			rows
		}
	]
});

const write = (rows: Iterable<readonly CsvCell[]>) => buffer(writeWorkbook(workbookOf(rows)));

const readBack = async (rows: readonly (readonly CsvCell[])[]) => {
	const book = read(await write(rows), { cellFormula: true });
	return {
		sheet: book.Sheets['Data']!,
		rows: utils.sheet_to_json<CsvCell[]>(book.Sheets['Data']!, {
			header: 1,
			defval: null,
			blankrows: true
		})
	};
};

describe('a workbook', () => {
	it('keeps numbers as numbers and a nought apart from an empty cell', async () => {
		const { rows } = await readBack([
			[0, null],
			[-3, 18.1]
		]);
		expect(rows).toEqual([
			['a', 'b'],
			[0, null],
			[-3, 18.1]
		]);
	});

	it('keeps as text what a spreadsheet would run, also once its cell is edited', async () => {
		const { sheet } = await readBack([['=1+1', '@SUM(A1)']]);
		expect(sheet['A2']).toMatchObject({ t: 's', v: '=1+1' });
		expect(sheet['A2']?.f).toBeUndefined();
		const files = await readZip(await write([['=1+1', 'plain']]));
		const styles = files.get('xl/styles.xml')!.toString();
		const [, formats = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles) ?? [];
		const guarded = formats
			.split('<xf ')
			.slice(1)
			.findIndex((xf) => xf.includes('quotePrefix="1"'));
		const [, style] = /<c r="A2" s="(\d+)"/.exec(
			files.get('xl/worksheets/sheet1.xml')!.toString()
		)!;
		expect(Number(style)).toBe(guarded);
	});

	it('reads back as it was written, whatever the text', async () => {
		const text = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: fc.constantFrom('<', '&', '"', '_', 'x', '0', '4', '1', ' ', '\n', '=') })
		);
		// What XML has no place for is replaced, and line ends are those of XML.
		const unknownToXml = /[\p{Cc}\uFFFE\uFFFF]/u;
		const kept = text.filter(
			(one) => one !== '' && one.isWellFormed() && !unknownToXml.test(one.replaceAll('\n', ''))
		);
		await fc.assert(
			fc.asyncProperty(
				kept,
				fc.double({ noNaN: true, noDefaultInfinity: true }),
				async (one, number) => {
					const { sheet } = await readBack([[one, number]]);
					expect(sheet['A2']?.v).toBe(one);
					expect(sheet['B2']?.v).toBe(Object.is(number, -0) ? 0 : number);
				}
			),
			{ numRuns: 20 }
		);
	});

	it('replaces what no spreadsheet could open, and cuts what is too long for a cell', async () => {
		const { sheet } = await readBack([['\u0000\uFFFF\ud800', 'x'.repeat(40_000)]]);
		expect(sheet['A2']?.v).toBe('\uFFFD\uFFFD\uFFFD');
		expect(String(sheet['B2']?.v)).toHaveLength(32_767);
		expect(String(sheet['B2']?.v)).toMatch(/no room for the rest\)$/);
	});

	it('has the same bytes whenever it is written', async () => {
		const rows = [['x', 1]] as const;
		const one = await write(rows);
		vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-17T08:00:00Z') });
		onTestFinished(() => void vi.useRealTimers());
		expect((await write(rows)).equals(one)).toBe(true);
	});

	it('lets others have a turn while it is written', async () => {
		const rows = Array.from({ length: 20_000 }, (_, at) => [`row ${at}`, at] as const);
		let turns = 0;
		let isWritten = false;
		const writing = write(rows).then(() => (isWritten = true));
		while (!isWritten) {
			await setImmediate();
			turns += 1;
		}
		await writing;
		expect(turns).toBeGreaterThan(100);
	});

	it('ends with the error of a number that is none', async () => {
		await expect(write([[Number.NaN, 1]])).rejects.toThrow('NaN cannot stand in a table.');
	});
});
