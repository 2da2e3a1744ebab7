import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { listPages } from '../support/pages';
import { expectLegibleInTheDark, expectSound, readWords } from '../support/sound';
import { visit, type Visit } from '../support/visit';

const server = inject('serverUrl');
const pages = await listPages(server);
const survey = '/surveys/whatsapp-in-government';

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What pages say where scripts run, by address: read once, wanted twice. */
const words = new Map<string, string>();

/** What only a script can work: buttons that copy, and the points of a chart that can be moved about in. */
const scripted = 'main button[data-copy], main [data-chart] ol.vh';

/** All that a page says but for what only a script can work; that goes from the page. */
async function readLasting(visited: Visit): Promise<string> {
	await visited.page.locator(scripted).evaluateAll((all) => all.forEach((one) => one.remove()));
	return readWords(visited);
}

// Side by side, because a page waits more than it works.
describe.concurrent.each([
	[320, 640],
	[1280, 800]
])('at %d pixels', (width, height) => {
	test.each(pages)('%s is accessible, sound and still', async (path) => {
		const visited = await visit(browser, server + path, { viewport: { width, height } });
		try {
			expect(visited.status).toBe(path === '/deadline?received=2022-02-30' ? 422 : 200);
			await expectSound(visited);
			if (width === 1280 && !path.includes('/editions/')) await expectLegibleInTheDark(visited);
			if (width === 1280) words.set(path, await readLasting(visited));
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
				full = await readLasting(visited);
				await visited.close();
			}
			const without = await readWords(bare);
			expect(without.length).toBeGreaterThan(100);
			expect(await bare.page.locator(scripted).filter({ visible: true }).count()).toBe(0);
			expect(without).toBe(full);
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
