import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { visit, type Visit } from '../support/visit';

const server = inject('serverUrl');

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

let visited: Visit;
let page: Page;
beforeEach(async () => {
	visited = await visit(browser, `${server}/deadline`);
	page = visited.page;
});
afterEach(() => visited.close());

/** Goes on by keyboard until this has the focus. */
async function tabTo(name: string): Promise<void> {
	for (let stop = 0; stop < 30; stop += 1) {
		await page.keyboard.press('Tab');
		const focused = await page.evaluate(() => {
			const one = document.activeElement as HTMLInputElement | null;
			return one?.labels?.[0]?.textContent ?? one?.textContent ?? '';
		});
		if (focused.includes(name)) return;
	}
	throw new Error(`The keyboard does not reach “${name}”.`);
}

test('by keyboard alone, a day gives its due date and the days that do not count', async () => {
	await tabTo('When was the request received?');
	await page.getByLabel('When was the request received?').fill('2022-03-28');
	await page.keyboard.press('Enter');
	await page.waitForURL(/received=2022-03-28/);
	const text = await page.locator('main').innerText();
	expect(text).toContain('Due on');
	expect(text).toMatch(/27 April 2022/);
	expect(text).toMatch(/Good Friday/);
	expect(text).toMatch(/Easter Monday/);
	expect(await page.title()).toMatch(/27 April 2022/);
});

test('the page and the API give the same day', async () => {
	for (const received of ['2021-07-19', '2022-12-30', '2025-08-01']) {
		const { due } = (await (
			await fetch(`${server}/api/v1/deadline.json?received=${received}`)
		).json()) as { due: string };
		await page.goto(`${server}/deadline?received=${received}`);
		const words = new Date(`${due}T12:00Z`).toLocaleDateString('en-GB', {
			day: 'numeric',
			month: 'long',
			year: 'numeric'
		});
		expect(await page.getByRole('heading', { name: /^Due on/ }).innerText()).toContain(words);
	}
});

test('no day at all brings up a summary that takes the focus and leads to the field', async () => {
	await tabTo('Work out the due date');
	await page.keyboard.press('Enter');
	await page.waitForURL(/received=$/);
	const summary = page.getByRole('alert');
	await summary.waitFor();
	expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true);
	expect(await summary.innerText()).toMatch(/There is a problem/);

	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const field = page.getByLabel('When was the request received?');
	expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
	expect(await field.getAttribute('aria-invalid')).toBe('true');
	const described = await field.evaluate((one) =>
		(one.getAttribute('aria-describedby') ?? '')
			.split(' ')
			.map((id) => document.getElementById(id)?.textContent?.trim())
			.join(' ')
	);
	expect(described).toMatch(/Error:/);
	expect(await page.title()).toMatch(/^Error/);
});

test('a day that does not exist is kept as typed, to be corrected', async () => {
	await page.goto(`${server}/deadline?received=2022-02-30`);
	const field = page.getByLabel('When was the request received?');
	expect(await field.inputValue()).toBe('2022-02-30');
	await field.fill('2022-02-28');
	await page.keyboard.press('Enter');
	await page.waitForURL(/received=2022-02-28/);
	expect(await page.getByRole('heading', { name: /^Due on/ }).innerText()).toContain(
		'29 March 2022'
	);
	expect(await page.getByRole('alert').count()).toBe(0);
});

test('a day beyond the known holidays is an error that says so, never a guess', async () => {
	await page.goto(`${server}/deadline?received=2044-01-04`);
	expect(await page.getByRole('alert').innerText()).toMatch(/holiday/i);
	expect(await page.getByRole('heading', { name: /^Due on/ }).count()).toBe(0);
});
