import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { listPages } from '../support/pages';
import { findViolations, readThrough, visit, type Visit } from '../support/visit';

const server = inject('serverUrl');
const pages = await listPages(server);
const survey = '/surveys/whatsapp-in-government';

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Elements that stick out to the right of the window, for the message. */
const findOverhang = ({ page }: Visit) =>
	page.evaluate(() =>
		document.documentElement.scrollWidth <= window.innerWidth
			? []
			: [...document.querySelectorAll('body *')]
					.filter((one) => one.getBoundingClientRect().right > window.innerWidth + 0.5)
					.map((one) => `${one.tagName}.${one.className} ${one.textContent?.slice(0, 40)}`)
					.slice(0, 8)
					.concat(`${document.documentElement.scrollWidth} px wide`)
	);

/** All that is read of a page, whatever white space two renderings of it put between. */
const readWords = async ({ page }: Visit) =>
	(await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();

/** What pages say where scripts run, by address: read once, wanted twice. */
const words = new Map<string, string>();

// Side by side, because a page waits more than it works.
describe.concurrent.each([
	[320, 640],
	[1280, 800]
])('at %d pixels', (width, height) => {
	test.each(pages)('%s is accessible, sound and still', async (path) => {
		const visited = await visit(browser, server + path, { viewport: { width, height } });
		try {
			const { page, status } = visited;
			expect(status).toBe(path === '/deadline?received=2022-02-30' ? 422 : 200);
			if (width === 1280) words.set(path, await readWords(visited));
			const shiftAtLoad = await page.evaluate(() => window.noted.shift);
			await readThrough(visited);

			const found = await page.evaluate(() => ({
				title: document.title.trim(),
				lang: document.documentElement.lang,
				headings: [...document.querySelectorAll('h1')].map((one) => one.textContent?.trim()),
				mains: document.querySelectorAll('main').length,
				text: document.body.innerText,
				...window.noted
			}));
			expect(found.title.length).toBeGreaterThan(5);
			expect(found.title).not.toMatch(/undefined|null/);
			expect(found.lang).toBe('en-GB');
			expect(found.headings).toEqual([expect.stringMatching(/\S{2}/)]);
			expect(found.mains).toBe(1);
			expect(found.text).not.toMatch(/\bundefined\b|\bNaN\b|\[object Object\]/);
			expect(visited.complaints).toEqual([]);
			expect(visited.strangers).toEqual([]);
			expect(found.violations).toEqual([]);
			expect(await findOverhang(visited)).toEqual([]);
			expect(shiftAtLoad).toBeLessThanOrEqual(0.02);
			expect(found.shift).toBeLessThanOrEqual(0.02);
			expect(await findViolations(page)).toEqual([]);
			if (width === 1280 && !path.includes('/editions/')) {
				await page.emulateMedia({ colorScheme: 'dark' });
				expect(await findViolations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
			}
		} finally {
			await visited.close();
		}
	});
});

test.each([320, 1280])('at %d pixels nothing moves though the fonts come late', async (width) => {
	for (const path of ['/', `${survey}/compare`, `${survey}/bodies/mod`]) {
		const visited = await visit(browser, server + path, {
			viewport: { width, height: 800 },
			fontDelay: 400
		});
		await visited.page.waitForTimeout(200);
		expect(await visited.page.evaluate(() => window.noted.shift)).toBeLessThanOrEqual(0.02);
		await visited.close();
	}
});

describe.concurrent('without JavaScript', () => {
	test.each(pages)('%s says all that it says with it', async (path) => {
		const bare = await visit(browser, server + path, { javaScriptEnabled: false });
		try {
			let full = words.get(path);
			if (full === undefined) {
				const visited = await visit(browser, server + path);
				full = await readWords(visited);
				await visited.close();
			}
			const without = await readWords(bare);
			expect(without.length).toBeGreaterThan(100);
			// A button that only a script can work is not shown where there is none.
			expect(without).toBe(full.replace('Copy as CSV ', ''));
			expect(bare.complaints).toEqual([]);
			if (/\/charts\/./.test(path)) {
				const picture = bare.page.locator('main picture img');
				expect(await picture.isVisible()).toBe(true);
				expect(
					await picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)
				).toBeGreaterThan(200);
				expect(await bare.page.locator('main table tbody tr').count()).toBeGreaterThan(2);
			}
		} finally {
			await bare.close();
		}
	});
});

test('an exported picture is as light in the dark', async () => {
	const chart = pages.find((path) => path.startsWith(`${survey}/charts/`));
	const clip = { x: 0, y: 0, width: 400, height: 300 };
	const shots = await Promise.all(
		(['light', 'dark'] as const).map(async (colorScheme) => {
			const visited = await visit(browser, `${server}${chart}.svg`, { colorScheme });
			const shot = await visited.page.screenshot({ clip });
			await visited.close();
			return shot;
		})
	);
	expect(shots[1]!.equals(shots[0]!)).toBe(true);
});
