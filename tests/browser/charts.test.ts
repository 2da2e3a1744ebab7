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

interface AxNode {
	ignored: boolean;
	role?: { value: string };
	name?: { value: string };
}

/** The points that a page says its chart has. */
const readPoints = async (page: Page) => {
	const data = await page.locator('[data-chart] script[type="application/json"]').textContent();
	const { points } = JSON.parse(data ?? '') as {
		points: { row: number; title: string; words: string }[];
	};
	expect(points.length).toBeGreaterThanOrEqual(3);
	return points;
};

describe.each(charts)('the chart %s', (chart) => {
	test('is moved about in with the arrow keys, speaks every point, and is left with Escape', async () => {
		const visited = await openChart(chart);
		try {
			const { page } = visited;
			const points = await readPoints(page);
			const figure = page.getByRole('application');
			for (let stop = 0; stop < 40 && !(await isFocused(page)); stop += 1) {
				await page.keyboard.press('Tab');
			}
			expect(await isFocused(page)).toBe(true);

			const spoken = figure.locator('[aria-live]');
			const tip = figure.locator('[data-tip]');
			expect(await spoken.textContent()).toBe('');
			for (const { title, words } of points) {
				await page.keyboard.press('ArrowRight');
				expect(await spoken.textContent()).toBe(`${title}. ${words}`);
				// What is seen is what is said.
				expect(await tip.isVisible()).toBe(true);
				expect(await tip.locator('strong').textContent()).toBe(title);
				expect(await tip.locator('span').textContent()).toBe(words);
			}
			const [first, last] = [points[0]!, points.at(-1)!];
			const second = points.find(({ row }) => row === first.row + 1)!;
			for (const [key, { title, words }] of [
				['ArrowRight', last],
				['Home', first],
				['ArrowLeft', first],
				['ArrowUp', first],
				['ArrowDown', second],
				['End', last],
				['ArrowDown', last]
			] as const) {
				await page.keyboard.press(key);
				expect(await spoken.textContent(), key).toBe(`${title}. ${words}`);
			}

			await page.keyboard.press('Escape');
			expect(await tip.isVisible()).toBe(false);
			expect(await isFocused(page)).toBe(false);
			// The way on leads past the chart, and not back into it.
			await page.keyboard.press('Tab');
			expect(await isFocused(page)).toBe(false);
			expect(visited.complaints).toEqual([]);
		} finally {
			await visited.close();
		}
	});

	test('tells assistive technology its name, its summary and every point', async () => {
		const visited = await openChart(chart);
		try {
			const { page } = visited;
			const points = await readPoints(page);
			const client = await page.context().newCDPSession(page);
			const { nodes } = (await client.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
			const namesOf = (role: string) =>
				nodes
					.filter((node) => !node.ignored && node.role?.value === role)
					.map((node) => node.name?.value ?? '');
			const headline = await page.locator('h1').innerText();
			const summary = await page.locator('#summary + p').innerText();

			expect(namesOf('application')).toEqual([
				`${headline}. Arrow keys move between ${points.length} points; Escape leaves.`
			]);
			const pictures = [...namesOf('image'), ...namesOf('img')].filter((name) =>
				name.startsWith('Chart. ')
			);
			expect(pictures).toHaveLength(1);
			expect(pictures[0]).toContain(summary);
			const said = nodes
				.filter((node) => !node.ignored && node.role?.value === 'StaticText')
				.map((node) => node.name?.value);
			for (const { title, words } of points) expect(said).toContain(`${title}. ${words}`);
			const list = page.getByRole('list', { name: /^Points of the chart/ });
			expect(await list.getByRole('listitem').count()).toBe(points.length);
		} finally {
			await visited.close();
		}
	});

	test('moves nothing for those who asked for less motion', async () => {
		for (const reducedMotion of ['reduce', 'no-preference'] as const) {
			const visited = await visit(browser, `${server}${survey}/charts/${chart}`, { reducedMotion });
			try {
				const { page } = visited;
				await page.getByRole('application').waitFor();
				const [moved, scrolled] = await page.evaluate(() => [
					getComputedStyle(document.querySelector('[data-point]')!).transitionDuration,
					getComputedStyle(document.documentElement).scrollBehavior
				]);
				const isStill = reducedMotion === 'reduce';
				expect(/^0s/.test(moved!)).toBe(isStill);
				expect(scrolled === 'auto').toBe(isStill);
			} finally {
				await visited.close();
			}
		}
	});

	test('stays dark on white where colours are forced', async () => {
		const visited = await visit(browser, `${server}${survey}/charts/${chart}`, {
			forcedColors: 'active',
			colorScheme: 'dark'
		});
		try {
			const { page } = visited;
			await page.getByRole('application').focus();
			await page.keyboard.press('ArrowRight');
			const look = await page.evaluate(() => {
				const styleOf = (where: string) => getComputedStyle(document.querySelector(where)!);
				return {
					ground: styleOf('[data-chart]').backgroundColor,
					tip: [styleOf('[data-tip]').backgroundColor, styleOf('[data-tip]').color],
					page: styleOf('body').backgroundColor
				};
			});
			expect(look).toEqual({
				ground: 'rgb(255, 255, 255)',
				tip: ['rgb(27, 31, 36)', 'rgb(255, 255, 255)'],
				page: 'rgb(0, 0, 0)'
			});
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
			// What waits for the chart to come into view, and what copies.
			expect(scripts).toBe(2);
			await page.locator('[data-chart]').scrollIntoViewIfNeeded();
			await page.getByRole('application').waitFor();
			expect(scripts).toBeGreaterThan(2);
		} finally {
			await context.close();
		}
	});
});
