/**
 * Every number of every chart, as readers get it: what is drawn equals the table beside it, the CSV and the
 * JSON; what is missing is words in all of them; each number leads to its sum and to what was counted, and
 * can be copied.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { readCsv } from '../support/csv';
import { listCharts } from '../support/pages';
import { visit } from '../support/visit';

interface Column {
	key: string;
	label: string;
	numeric: boolean;
	unit: 'percent' | null;
}
interface Drawn {
	cell: { row: number; column: string };
	value?: number | null;
	/** What stands for it, in words: of a dot, or of a bar without a value. */
	words: string;
	label: string;
	known?: boolean;
}

const server = inject('serverUrl');
const survey = '/surveys/whatsapp-in-government';
const charts = await listCharts(server);

let browser: Browser;
let reader: Page;
beforeAll(async () => {
	browser = await launchBrowser();
	reader = await browser.newPage();
	await reader.goto(`${server}/healthz`);
});
afterAll(() => browser.close());

const read = async (path: string) => {
	const response = await fetch(server + path);
	expect(response.status, path).toBe(200);
	return response.text();
};

/** A page's table of its chart, row by row and by heading, with what is said once for all rows; and its marks. */
async function readPage(path: string) {
	return reader.evaluate(
		(html) => {
			const parsed = new DOMParser().parseFromString(html, 'text/html');
			const textOf = (one: Element | null) => (one?.textContent ?? '').replace(/\s+/g, ' ').trim();
			const section = parsed.querySelector('section[aria-labelledby="table"]')!;
			const headings = [...section.querySelectorAll('thead th')].map(textOf);
			return {
				rows: [...section.querySelectorAll('tbody tr')].map((row) =>
					Object.fromEntries(
						[...row.children].map((cell, index) => [
							headings[index]!,
							{
								text: textOf(cell),
								link: cell.querySelector('a')?.getAttribute('href') ?? null
							}
						])
					)
				),
				same: textOf(section.querySelector('.same')),
				ids: [...parsed.querySelectorAll('[id]')].map((one) => one.id),
				marks: JSON.parse(
					parsed.querySelector('[data-chart] script[type="application/json"]')!.textContent
				).marks
			};
		},
		await read(path)
	);
}

/** All that a chart draws, each with the cell that it stands for. */
function listDrawn(marks: { form: string; rows: Record<string, unknown>[] }): Drawn[] {
	return marks.rows.flatMap((row) => {
		const parts = (row.segments ?? row.dots ?? row.stops ?? [row]) as Drawn[];
		return parts;
	});
}

/** A cell as readers see it. */
function show({ unit }: Column, cell: string | number): string {
	if (typeof cell === 'string') return cell.replace(/\s+/g, ' ').trim();
	if (unit === null) return new Intl.NumberFormat('en-GB').format(cell);
	return cell < 0.05 ? 'under 0.1%' : `${cell.toFixed(1)}%`;
}

describe.each(charts)('in the chart %s', (chart) => {
	const addresses = [`${survey}/charts/${chart}`, `${survey}/editions/1/charts/${chart}`];

	test('every number drawn is that of the table, the CSV and the JSON, and what is missing is words', async () => {
		for (const address of addresses) {
			const page = await readPage(address);
			const csv = readCsv(await read(`${address}.csv`));
			const json = JSON.parse(await read(`${address}.json`)) as {
				chart: { table: { columns: Column[]; rows: Record<string, string | number>[] } };
			};
			const { columns, rows } = json.chart.table;

			// The three tables are one.
			expect(csv.header).toEqual(columns.map(({ key }) => key));
			expect(csv.rows).toHaveLength(rows.length);
			expect(page.rows).toHaveLength(rows.length);
			for (const [index, row] of rows.entries()) {
				for (const column of columns) {
					const cell = row[column.key]!;
					const where = `${chart}, row ${index + 1}, ${column.label}`;
					expect(csv.rows[index]![column.key], where).toBe(String(cell));
					const shown = page.rows[index]![column.label]?.text;
					if (shown === undefined) expect(page.same).toContain(`${column.label}: ${cell}`);
					else expect(shown, where).toBe(show(column, cell));
					if (typeof cell === 'string' && column.numeric) {
						expect(cell, where).toMatch(/[A-Za-z]{2}/);
					}
				}
			}

			// What is drawn is in it.
			const drawn = listDrawn(page.marks);
			expect(drawn.length).toBeGreaterThanOrEqual(3);
			for (const { cell, value, known, label, words } of drawn) {
				const there = rows[cell.row]?.[cell.column];
				const where = `${chart}, ${label}`;
				if (typeof value === 'number') expect(there, where).toBe(value);
				else expect(typeof there, where).toBe('string');
				if (value === null) expect(there, where).toMatch(/[A-Za-z]{3}/);
				if (known !== undefined) {
					expect(String(there).startsWith(label), where).toBe(true);
					expect(words.startsWith(label), where).toBe(true);
				}
			}
		}
	});

	test('what the picture says of itself is what the page says', async () => {
		for (const address of addresses) {
			const svg = await read(`${address}.svg`);
			const html = await read(address);
			const [title, desc] = await reader.evaluate((text) => {
				const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
				return ['title', 'desc'].map((name) => parsed.querySelector(name)?.textContent ?? '');
			}, svg);
			const [headline, summary] = await reader.evaluate((text) => {
				const parsed = new DOMParser().parseFromString(text, 'text/html');
				return ['h1', '#summary + p'].map((one) =>
					(parsed.querySelector(one)?.textContent ?? '').trim()
				);
			}, html);
			expect(title).toBe(headline);
			expect(desc).toContain(summary);
		}
	});

	test('every number of the table leads to its sum and to what was counted', async () => {
		const counted = new Set<string>();
		for (const address of addresses) {
			const page = await readPage(address);
			const cells = page.rows.flatMap((row) => Object.values(row));
			for (const { text, link } of cells) {
				// A number alone, as a count or a share; a day or a reason is none.
				if (/^[\d,]+(\.\d+)?%?$/.test(text) && link !== null) {
					expect(page.ids).toContain(link.slice(1));
				}
			}
			const visited = await visit(browser, server + address, { javaScriptEnabled: false });
			try {
				const places = visited.page.locator(
					'#copy ~ details, section[aria-labelledby="copy"] details'
				);
				expect(await places.count()).toBeGreaterThanOrEqual(3);
				const found = await places.evaluateAll((all) =>
					all.map((one) => ({
						sum: (one.querySelector('.sum')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
						words: one.querySelector('p')?.textContent ?? '',
						links: [...one.querySelectorAll('a')].map((link) => link.getAttribute('href')!)
					}))
				);
				for (const { sum, words, links } of found) {
					expect(sum.length).toBeGreaterThan(10);
					expect(words).toMatch(/^As at March 2022, /);
					for (const link of links) counted.add(link.replace('/editions/1/', '/'));
				}
				expect(found.some(({ links }) => links.length > 0)).toBe(true);
			} finally {
				await visited.close();
			}
		}
		for (const link of counted) {
			const response = await fetch(server + link, { method: 'HEAD' });
			expect(response.status, link).toBe(200);
		}
	});

	test('a number of the table opens what is behind it, which can be copied as it stands', async () => {
		const visited = await visit(browser, `${server}${survey}/charts/${chart}`, {
			permissions: ['clipboard-read', 'clipboard-write']
		});
		try {
			const { page } = visited;
			const link = page.locator('section[aria-labelledby="table"] :is(td, th) a').first();
			const place = (await link.getAttribute('href'))!;
			await link.click();
			const behind = page.locator(place);
			await behind.waitFor();
			expect(await behind.isVisible()).toBe(true);
			const sentence = (await behind.locator('p').first().innerText()).trim();
			await behind.getByRole('button', { name: /^Copy this figure/ }).click();
			await expect.poll(() => behind.getByRole('status').textContent()).toBe('Copied.');
			const copied = await page.evaluate(() => navigator.clipboard.readText());
			expect(copied).toBe(sentence);
			expect(copied).toMatch(
				/^As at March 2022, .+ Crosscheck, WhatsApp in government, edition 1, \d.+: http\S+\/surveys\/whatsapp-in-government\/editions\/1\/charts\/\S+$/
			);
			// Its address leads back to it, opened.
			await page.goto(copied.slice(copied.lastIndexOf(' ') + 1));
			expect(await page.locator(place).isVisible()).toBe(true);
			expect(visited.complaints).toEqual([]);
		} finally {
			await visited.close();
		}
	});

	test('the chart as a whole, its citation, its entry for BibTeX and the code of its embed can be copied', async () => {
		const visited = await visit(browser, `${server}${survey}/charts/${chart}`, {
			permissions: ['clipboard-read', 'clipboard-write']
		});
		try {
			const { page } = visited;
			const headline = await page.locator('h1').innerText();
			const press = (name: RegExp) => page.getByRole('button', { name }).click();
			const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
			await press(/^Copy this figure ?: the chart as a whole$/);
			await expect.poll(clipboard).toContain(`As at March 2022: ${headline}`);
			await press(/^Copy ?: the citation in words$/);
			await expect
				.poll(clipboard)
				.toMatch(new RegExp(`edition 1, .+/editions/1/charts/${chart}\\.$`));
			await page.getByText('BibTeX', { exact: true }).click();
			await press(/^Copy ?: the entry for BibTeX$/);
			await expect.poll(clipboard).toMatch(/^@misc\{crosscheck-whatsapp-in-government-1-/);
			expect((await clipboard()).split('\n').length).toBe(10);
			await press(/^Copy ?: the code$/);
			await expect
				.poll(clipboard)
				.toMatch(
					new RegExp(`^<iframe src="\\S+/${chart}\\?edition=1".*></iframe>\n<script .*</script>$`)
				);
			const report = page.getByRole('link', { name: 'Report an error in this chart' });
			const address = decodeURIComponent((await report.getAttribute('href'))!);
			expect(address).toContain(headline);
			expect(address).toContain(`edition 1`);
			expect(address).toContain(`/editions/1/charts/${chart}`);
		} finally {
			await visited.close();
		}
	});
});
