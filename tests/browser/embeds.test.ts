import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { weigh } from '../bench/weights';
import { launchBrowser } from '../support/browser';
import { listCharts } from '../support/pages';
import { visit } from '../support/visit';

const server = inject('serverUrl');
const slug = 'whatsapp-in-government';
const survey = `/surveys/${slug}`;
const charts = await listCharts(server);
const [first = '', second = ''] = charts;

let browser: Browser;
/** A site of its own: another port is another origin. */
let site: Server;
let siteUrl: string;
/** What its page has between the first word and the last, and with which policy it is sent. */
let story: string;
let policy: string | null;

/** The code that each chart's page gives, pinned and following. */
const codes = new Map<string, { pinned: string; following: string }>();

beforeAll(async () => {
	browser = await launchBrowser({ scrollBars: true });
	for (const chart of charts) {
		const { page, close } = await visit(browser, `${server}${survey}/charts/${chart}`);
		codes.set(chart, {
			pinned: (await page.getByLabel('the code, to copy').textContent()) ?? '',
			following:
				(await page
					.getByLabel('the code that follows the latest edition, to copy')
					.textContent()) ?? ''
		});
		await close();
	}
	site = createServer((request, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		if (policy) response.setHeader('content-security-policy', policy);
		if (request.url !== '/') response.statusCode = 404;
		response.end(
			`<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>A newspaper</title></head><body style="margin: 0"><h1>A story</h1>${story}<p>The end</p></body></html>`
		);
	}).listen(0, '127.0.0.1');
	await once(site, 'listening');
	const address = site.address();
	if (!address || typeof address === 'string') throw new Error('The site has no port.');
	siteUrl = `http://127.0.0.1:${address.port}/`;
});
afterAll(async () => {
	site.close();
	await browser.close();
});

const codeOf = (chart: string) => codes.get(chart)!.pinned;
const frameOf = (code: string) => code.slice(0, code.indexOf('</iframe>') + 9);
const scriptOf = (code: string) => code.slice(code.indexOf('<script'));
const within = (width: number, html: string) => `<div style="width: ${width}px">${html}</div>`;

interface Opened {
	page: Page;
	/** What the console said of errors and warnings. */
	complaints: string[];
}

/** Opens a page of the other site with this story, for as long as `look` takes. */
async function openStory(
	html: string,
	look: (opened: Opened) => Promise<void>,
	options: BrowserContextOptions & { policy?: string } = {}
): Promise<void> {
	story = html;
	policy = options.policy ?? null;
	const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, ...options });
	try {
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('console', (message) => {
			if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
		});
		page.on('pageerror', (error) => complaints.push(String(error)));
		await page.goto(siteUrl);
		await look({ page, complaints });
	} finally {
		await context.close();
	}
}

/** A frame of the page and what is in it, in pixels. */
async function measureFrame(page: Page, index: number) {
	const element = page.locator('iframe').nth(index);
	await element.scrollIntoViewIfNeeded();
	await page.frameLocator('iframe').nth(index).locator('img').waitFor();
	const handle = await element.elementHandle();
	const inside = await handle?.contentFrame();
	if (!inside) throw new Error('The frame shows nothing.');
	const frame = await element.evaluate(({ clientWidth, clientHeight }) => ({
		width: clientWidth,
		height: clientHeight
	}));
	const content = await inside.evaluate(() => ({
		height: document.documentElement.getBoundingClientRect().height,
		overflow: document.documentElement.scrollHeight - window.innerHeight,
		bar: window.innerWidth - document.documentElement.clientWidth,
		isDrawn: [...document.images].every(
			({ complete, naturalWidth }) => complete && naturalWidth > 0
		)
	}));
	return { frame, content, inside };
}

/** Waits until a frame is as high as what is in it. */
async function expectFrameToFit(page: Page, index = 0): Promise<void> {
	await expect
		.poll(async () => {
			const { frame, content } = await measureFrame(page, index);
			return (
				content.isDrawn &&
				Math.abs(frame.height - content.height) <= 2 &&
				content.overflow <= 0 &&
				content.bar === 0
			);
		})
		.toBe(true);
	const { frame } = await measureFrame(page, index);
	expect(frame.height).toBeGreaterThan(150);
}

describe.each(charts)('the chart %s on another site', (chart) => {
	test.each([300, 600, 900])('is as high as its content %i px wide', async (width) => {
		const html = `<div id="column" style="width: ${width}px">${codeOf(chart)}</div>`;
		await openStory(html, async ({ page, complaints }) => {
			await expectFrameToFit(page);
			expect((await measureFrame(page, 0)).frame.width).toBe(width);
			const inside = page.frameLocator('iframe');
			expect(await inside.locator('h1').innerText()).toMatch(/\w{3}/);
			expect(await inside.locator('main').innerText()).toMatch(/Edition 1\./);
			expect(await inside.getByRole('link').first().getAttribute('href')).toBe(
				`${server}${survey}/editions/1/charts/${chart}`
			);
			for (const other of [width - 40, 440, width]) {
				await page
					.locator('#column')
					.evaluate((column, pixels) => (column.style.width = `${pixels}px`), other);
				await expectFrameToFit(page);
				expect((await measureFrame(page, 0)).frame.width).toBe(other);
			}
			expect(complaints).toEqual([]);
		});
	});

	test('has a height without any script that shows the whole of it, or scrolls', async () => {
		const html = [680, 600, 300].map((width) => within(width, codeOf(chart))).join('');
		await openStory(
			html,
			async ({ page }) => {
				for (const index of [0, 1]) {
					const { frame, content } = await measureFrame(page, index);
					expect(content.overflow).toBeLessThanOrEqual(0);
					expect(frame.height - content.height).toBeLessThan(0.25 * frame.height);
				}
				const narrow = await measureFrame(page, 2);
				if (narrow.content.overflow <= 0) return;
				expect(narrow.content.bar).toBeGreaterThan(0);
				await page.frameLocator('iframe').nth(2).getByRole('link').last().scrollIntoViewIfNeeded();
				expect(await narrow.inside.evaluate(() => window.scrollY)).toBeGreaterThan(0);
			},
			{ javaScriptEnabled: false }
		);
	});

	test('keeps to the budget of an embed', async () => {
		const weight = await weigh(browser, server, `/embed/${slug}/${chart}?edition=1`);
		expect(weight.scripts.all).toBeGreaterThan(0);
		expect(weight.scripts.all).toBeLessThanOrEqual(2_000);
		expect(weight.all).toBeLessThanOrEqual(60_000);
		expect(weight.shift).toBeLessThanOrEqual(0.02);
	});
});

describe('frames on one page', () => {
	test('have each its own height, though the script is there twice', async () => {
		const html = within(300, codeOf(first)) + within(900, codeOf(second));
		await openStory(html, async ({ page, complaints }) => {
			await expectFrameToFit(page, 0);
			await expectFrameToFit(page, 1);
			expect(complaints).toEqual([]);
		});
	});

	test('are found where the script comes before them', async () => {
		const code = codeOf(first);
		await openStory(scriptOf(code) + within(600, frameOf(code)), ({ page }) =>
			expectFrameToFit(page)
		);
	});

	test('are found where the script comes long after them', async () => {
		const code = codeOf(first);
		const html = within(600, frameOf(code).replace('loading="lazy"', ''));
		await openStory(html, async ({ page }) => {
			await page.waitForLoadState('networkidle');
			const proposed = (await measureFrame(page, 0)).frame.height;
			expect((await measureFrame(page, 0)).frame.height).toBe(proposed);
			await page.addScriptTag({ url: `${server}/embed.js` });
			await expectFrameToFit(page);
		});
	});

	test('are found where they are added later, and when they are shown later', async () => {
		const code = codeOf(first);
		const hidden = `<div id="tab" style="display: none; width: 600px">${codeOf(second)}</div>`;
		await openStory(`${scriptOf(code)}${hidden}<div id="more"></div>`, async ({ page }) => {
			await page
				.locator('#more')
				.evaluate((place, html) => (place.innerHTML = html), within(450, frameOf(code)));
			await expectFrameToFit(page, 1);
			await page.locator('#tab').evaluate((tab) => (tab.style.display = 'block'));
			await expectFrameToFit(page, 0);
		});
	});

	test('fit under a policy that allows the script and the frame and nothing else', async () => {
		await openStory(
			codeOf(first),
			async ({ page }) => {
				await expectFrameToFit(page);
			},
			{ policy: `default-src 'none'; script-src ${server}; frame-src ${server}` }
		);
	});

	test('follow the latest edition by the other code, and say so', async () => {
		const { following } = codes.get(first)!;
		expect(following).toContain(`/embed/${slug}/${first}?edition=latest"`);
		await openStory(within(600, following), async ({ page }) => {
			await expectFrameToFit(page);
			const inside = page.frameLocator('iframe');
			expect(await inside.locator('main').innerText()).toContain(
				'Follows the latest edition; now edition 1.'
			);
			expect(await inside.getByRole('link').first().getAttribute('href')).toBe(
				`${server}${survey}/charts/${first}`
			);
		});
	});

	test('leave no cookie behind', async () => {
		await openStory(within(600, codeOf(first)), async ({ page }) => {
			await expectFrameToFit(page);
			expect(await page.context().cookies()).toEqual([]);
			const { inside } = await measureFrame(page, 0);
			expect(await inside.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
		});
	});

	test('show embeds and no other page of ours', async () => {
		const html = `<iframe src="${server}${survey}/compare"></iframe>`;
		await openStory('', async ({ page }) => {
			const refused = page.waitForEvent('console', (message) =>
				/frame-ancestors|refused|framing/i.test(message.text())
			);
			story = html;
			await page.goto(siteUrl);
			await refused;
			expect(await page.frameLocator('iframe').getByText('Compare departments').count()).toBe(0);
		});
	});
});
