import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { readCsv } from '../support/csv';
import { visit, type Visit } from '../support/visit';

const server = inject('serverUrl');
const survey = '/surveys/whatsapp-in-government';
const inAlphabet = [
	'BEIS',
	'CO',
	'DCMS',
	'Defra',
	'DfE',
	'DfT',
	'DHSC',
	'DIT',
	'DLUHC',
	'DWP',
	'FCDO',
	'HMRC',
	'HMT',
	'HO',
	'MoD',
	'MoJ'
];

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

let visited: Visit;
let page: Page;
beforeEach(async () => {
	visited = await visit(browser, `${server}${survey}/compare`, {
		permissions: ['clipboard-read', 'clipboard-write']
	});
	page = visited.page;
});
afterEach(async () => {
	expect(visited.complaints).toEqual([]);
	await visited.close();
});

/** The short names at the heads of the rows, from the top. */
const readRows = () => page.locator('main table tbody th a:first-child').allInnerTexts();

async function apply(filter: string, option: string): Promise<void> {
	await page.getByLabel(filter, { exact: true }).selectOption({ label: option });
	await page.getByRole('button', { name: 'Apply' }).click();
	await page.waitForLoadState();
}

describe('the comparison', () => {
	test('lists the 16 departments by short name, in alphabetical order', async () => {
		expect(await readRows()).toEqual(inAlphabet);
	});

	test('says between how many departments permit WhatsApp, with the tally beside it', async () => {
		const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
		expect(text).toMatch(/between 7 and 14 of 16/i);
		expect(text).toContain('7 of the 9 departments that answered permit WhatsApp');
		expect(text).toContain('7 yes, 2 no, 6 refused, 1 awaiting');
		expect(text).toContain('As at March 2022');
		expect(text).toContain('Institute for Government');
	});

	test('keeps to the departments whose answers were dealt with as asked for', async () => {
		await apply('How it was dealt with', 'Did not arise');
		expect(page.url()).toContain('disposition=not_applicable');
		expect(await readRows()).toEqual(['Defra', 'HMRC']);
		expect(await page.getByLabel('How it was dealt with').inputValue()).toBe('not_applicable');

		await page.getByRole('link', { name: 'Show all 16' }).first().click();
		await page.waitForLoadState();
		expect(await readRows()).toEqual(inAlphabet);
	});

	test('keeps to one department', async () => {
		await apply('Department', 'MoD');
		expect(await readRows()).toEqual(['MoD']);
		const row = await page.getByRole('row', { name: /MoD/ }).innerText();
		expect(row.replace(/\s+/g, ' ')).toMatch(/0 ministers, 0 special advisers/);
	});

	test('keeps to the departments that relied on a provision', async () => {
		await apply('Provision', 'Section 24, national security');
		expect(await readRows()).toEqual(['FCDO', 'HO']);
	});

	test('says so where nothing passes the filters, and offers the way back', async () => {
		await page.goto(`${server}${survey}/compare?body=mod&disposition=awaiting`);
		expect(await readRows()).toEqual([]);
		expect(await page.locator('main').innerText()).toMatch(/No department .* passes these filters/);
		await page.getByRole('link', { name: 'Show all 16' }).first().click();
		await page.waitForLoadState();
		expect(await readRows()).toEqual(inAlphabet);
	});

	test('turns the order of names round', async () => {
		await page
			.locator('main')
			.getByRole('link', { name: /^Department/ })
			.click();
		await page.waitForURL(/sort=-name/);
		expect(await readRows()).toEqual([...inAlphabet].reverse());
		const head = page.getByRole('columnheader', { name: /^Department/ });
		expect(await head.getAttribute('aria-sort')).toBe('descending');
	});

	test.each([
		['permitted', /^Permitted\b/],
		['installed', /^How many people\b/]
	])(
		'sorted by how %s was dealt with, the unknown stay together at the end',
		async (code, name) => {
			const isUnknown = async () => {
				const { answers } = (await (
					await fetch(`${server}/api/v1${survey}/answers.json?question=${code}`)
				).json()) as { answers: { body: string; disposition: string }[] };
				const unknown = new Set(
					answers
						.filter(({ disposition }) =>
							['refused', 'not_held', 'not_stated', 'awaiting', 'not_asked'].includes(disposition)
						)
						.map(({ body }) => body)
				);
				const rows = page.locator('main table tbody th a:first-child');
				return (
					await rows.evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
				).map((address) => unknown.has(address.split('/').at(-1) ?? ''));
			};
			await page.locator('main thead').getByRole('link', { name }).click();
			await page.waitForURL(new RegExp(`sort=${code}`));
			const down = await isUnknown();
			expect(down).toHaveLength(16);
			expect(down).toEqual([...down].sort((a, b) => Number(a) - Number(b)));

			await page.goto(`${server}${survey}/compare?sort=-${code}`);
			const up = await isUnknown();
			expect(up).toEqual([...up].sort((a, b) => Number(a) - Number(b)));
		}
	);

	test('holds up to four pinned departments at the top, and lets them go', async () => {
		for (const name of ['MoJ', 'HMT', 'CO', 'DfE']) {
			await page.getByRole('link', { name: `Pin ${name}` }).click();
			await page.waitForURL(new RegExp(`pin=`));
			await page.getByRole('link', { name: `Unpin ${name}` }).waitFor();
		}
		expect((await readRows()).slice(0, 4).sort()).toEqual(['CO', 'DfE', 'HMT', 'MoJ']);
		expect((await readRows()).slice(4)).toEqual(
			inAlphabet.filter((name) => !['CO', 'DfE', 'HMT', 'MoJ'].includes(name))
		);
		expect(await page.getByRole('link', { name: 'Pin MoD' }).count()).toBe(0);

		await page.getByRole('link', { name: 'Unpin CO' }).click();
		await page.getByRole('link', { name: 'Pin CO' }).waitFor();
		expect((await readRows()).slice(0, 3).sort()).toEqual(['DfE', 'HMT', 'MoJ']);
	});

	test('keeps its pins and its order while it is filtered', async () => {
		await page.goto(`${server}${survey}/compare?pin=moj&sort=-name`);
		await apply('How it was dealt with', 'Did not arise');
		expect(page.url()).toContain('pin=moj');
		expect(page.url()).toContain('sort=-name');
		expect(await readRows()).toEqual(['MoJ', 'HMRC', 'Defra']);
	});

	test('copies what it shows as CSV', async () => {
		await apply('How it was dealt with', 'Did not arise');
		await page.getByRole('button', { name: 'Copy as CSV' }).click();
		await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
		const copied = readCsv(await page.evaluate(() => navigator.clipboard.readText()));
		expect(copied.rows).toHaveLength(2);
		expect(JSON.stringify(copied.rows)).toMatch(/Defra.*HMRC|HM Revenue/);
	});

	test('leads from a cell to the evidence of the answer', async () => {
		const row = page.getByRole('row', { name: /DLUHC/ });
		await row.getByRole('link', { name: /302/ }).click();
		await page.waitForURL(/\/bodies\/dluhc\/installed$/);
		const text = await page.locator('main').innerText();
		expect(text).toMatch(/302/);
		expect(text).toMatch(/Evidence/i);
		expect(text).toMatch(/Institute for Government/);
		expect(text).toMatch(/letter.* not been seen|letters? not seen/i);
	});

	test('stays within its edition', async () => {
		await page.goto(`${server}${survey}/editions/1/compare`);
		await page
			.getByRole('row', { name: /MoD/ })
			.getByRole('link', { name: /0 ministers/ })
			.click();
		await page.waitForURL(/\/editions\/1\/bodies\/mod\/installed$/);
	});
});

describe('by keyboard', () => {
	test('the first stop is the way to the content, and it leads there', async () => {
		await page.keyboard.press('Tab');
		const skip = page.getByRole('link', { name: /skip to/i });
		expect(await skip.evaluate((one) => one === document.activeElement)).toBe(true);
		expect(await skip.boundingBox().then((box) => box && box.width > 40 && box.x >= 0)).toBe(true);
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
	});

	test('every stop shows where it is', async () => {
		const unmarked: string[] = [];
		for (let stop = 0; stop < 40; stop += 1) {
			await page.keyboard.press('Tab');
			const mark = await page.evaluate(() => {
				const one = document.activeElement;
				if (!one || one === document.body) return null;
				const { outlineStyle, outlineWidth } = getComputedStyle(one);
				return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
					? null
					: `${one.tagName} ${one.textContent?.slice(0, 40)}`;
			});
			if (mark) unmarked.push(mark);
		}
		expect(unmarked).toEqual([]);
	});
});
