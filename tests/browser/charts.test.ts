import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { listCharts } from '../support/pages';
import { visit, type Visit } from '../support/visit';

const server = inject('serverUrl');
const survey = '/surveys/whatsapp-in-government';
const charts = await listCharts(server);

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Opens a chart's page and waits until its chart can be moved about in. */
async function openChart(chart: string): Promise<Visit> {
	const visited = await visit(browser, `${server}${survey}/charts/${chart}`);
	await visited.page.locator('[data-chart]').scrollIntoViewIfNeeded();
	await visited.page.getByRole('application').waitFor();
	return visited;
}

const isFocused = (page: Page) =>
	page.getByRole('application').evaluate((one) => one === document.activeElement);

describe.each(charts)('the chart %s', (chart) => {
	test('is moved about in with the arrow keys, speaks each point, and is left with Escape', async () => {
		const visited = await openChart(chart);
		try {
			const { page } = visited;
			const figure = page.getByRole('application');
			expect(await figure.getAttribute('aria-label')).toMatch(/Arrow keys/);
			const canvas = figure.locator('canvas');
			expect(await canvas.getAttribute('role')).toBe('img');
			expect((await canvas.getAttribute('aria-label'))?.length).toBeGreaterThan(40);

			for (let stop = 0; stop < 40 && !(await isFocused(page)); stop += 1) {
				await page.keyboard.press('Tab');
			}
			expect(await isFocused(page)).toBe(true);

			const spoken = figure.locator('[aria-live]');
			const tip = figure.locator('[data-tip]');
			expect(await spoken.textContent()).toBe('');
			const said: (string | null)[] = [];
			for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'End', 'Home']) {
				await page.keyboard.press(key);
				said.push(await spoken.textContent());
				expect(await tip.isVisible()).toBe(true);
				// What is seen is what is said.
				const shown = (await tip.textContent()) ?? '';
				const bare = (words: string) => words.replace(/[\s.]/g, '');
				expect(bare(said.at(-1) ?? '')).toBe(bare(shown));
			}
			expect(said.every((words) => (words?.length ?? 0) > 8)).toBe(true);
			expect(new Set(said).size).toBeGreaterThanOrEqual(3);
			expect(said[4]).toBe(said[0]);
			await page.keyboard.press('ArrowLeft');
			expect(await spoken.textContent()).toBe(said[0]);

			await page.keyboard.press('Escape');
			expect(await tip.isVisible()).toBe(false);
			expect(await isFocused(page)).toBe(false);
			expect(visited.complaints).toEqual([]);
		} finally {
			await visited.close();
		}
	});

	test('stands as large when it is interactive as when it was a picture', async () => {
		const still = await visit(browser, `${server}${survey}/charts/${chart}`, {
			javaScriptEnabled: false
		});
		const moving = await openChart(chart);
		try {
			const picture = await still.page.locator('main picture img').boundingBox();
			const canvas = await moving.page.locator('main canvas').boundingBox();
			expect(canvas?.width).toBeCloseTo(picture?.width ?? 0, 0);
			expect(Math.abs((canvas?.height ?? 0) - (picture?.height ?? 0))).toBeLessThanOrEqual(1.5);
		} finally {
			await still.close();
			await moving.close();
		}
	});

	test('follows the pointer', async () => {
		const visited = await openChart(chart);
		try {
			const canvas = visited.page.locator('main canvas');
			const box = (await canvas.boundingBox())!;
			const seen = new Set<string>();
			for (let part = 1; part < 12; part += 1) {
				await visited.page.mouse.move(
					box.x + box.width * 0.45,
					box.y + (Math.min(box.height, 700) * part) / 12
				);
				const tip = visited.page.locator('[data-tip]');
				if (await tip.isVisible()) seen.add((await tip.textContent()) ?? '');
			}
			expect(seen.size).toBeGreaterThanOrEqual(2);
		} finally {
			await visited.close();
		}
	});

	test('fetches its drawing library only once it comes into view', async () => {
		const context = await browser.newContext({ viewport: { width: 1280, height: 120 } });
		try {
			const page = await context.newPage();
			let scripts = 0;
			page.on('response', async (response) => {
				if (/\.js(\?|$)/.test(response.url())) scripts += 1;
			});
			await page.goto(`${server}${survey}/charts/${chart}`, { waitUntil: 'networkidle' });
			expect(scripts).toBe(1);
			await page.locator('[data-chart]').scrollIntoViewIfNeeded();
			await page.getByRole('application').waitFor();
			expect(scripts).toBeGreaterThan(1);
		} finally {
			await context.close();
		}
	});
});

describe('an embed on another site', () => {
	let site: Server;
	let siteUrl: string;
	let code: string;

	beforeAll(async () => {
		// A site of its own: another port is another origin.
		site = createServer((_, response) => {
			response.setHeader('content-type', 'text/html; charset=utf-8');
			response.end(
				`<!doctype html><html lang="en"><title>A newspaper</title><h1>A story</h1>${code}<p>The end</p>`
			);
		}).listen(0, '127.0.0.1');
		await once(site, 'listening');
		const address = site.address();
		if (!address || typeof address === 'string') throw new Error('The site has no port.');
		siteUrl = `http://127.0.0.1:${address.port}/`;
	});
	afterAll(() => {
		site.close();
	});

	test.each(charts)('%s, by the code to copy, shows itself at its own height', async (chart) => {
		const source = await visit(browser, `${server}${survey}/charts/${chart}`);
		code = await source.page.getByLabel('Code to copy').innerText();
		await source.close();
		expect(code).toContain(`/embed/whatsapp-in-government/${chart}?edition=1`);

		for (const width of [320, 900]) {
			const context = await browser.newContext({ viewport: { width, height: 800 } });
			try {
				const page = await context.newPage();
				const complaints: string[] = [];
				page.on('console', (message) => {
					if (message.type() === 'error' && !/favicon|404/.test(message.text())) {
						complaints.push(message.text());
					}
				});
				await page.goto(siteUrl);
				const frame = page.locator('iframe');
				await frame.scrollIntoViewIfNeeded();
				const inside = page.frameLocator('iframe');
				await inside.locator('img').waitFor();
				expect(await inside.locator('h1').innerText()).toMatch(/\w{3}/);
				expect(await inside.locator('main').innerText()).toMatch(/edition 1/);

				// Its height is told by a message, and the code to copy sets it.
				await page.waitForFunction(
					() => document.querySelector('iframe')?.style.height !== '600px'
				);
				const content = await inside
					.locator('html')
					.evaluate((one) => Math.ceil(one.getBoundingClientRect().height));
				await page.waitForFunction(
					(height) => document.querySelector('iframe')?.style.height === `${height}px`,
					content
				);
				expect(content).toBeGreaterThan(150);
				expect(complaints).toEqual([]);
			} finally {
				await context.close();
			}
		}
	});

	test('no other page lets itself be framed there', async () => {
		code = `<iframe src="${server}${survey}/compare"></iframe>`;
		const context = await browser.newContext();
		try {
			const page = await context.newPage();
			const refused = page.waitForEvent('console', (message) =>
				/frame-ancestors|refused|framing/i.test(message.text())
			);
			await page.goto(siteUrl);
			await refused;
			expect(await page.frameLocator('iframe').getByText('Compare departments').count()).toBe(0);
		} finally {
			await context.close();
		}
	});
});
