import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { listPages } from '../support/pages';
import { expectSound, expectToFit, readWords } from '../support/sound';
import { narrow, visit, wide, type Visit } from '../support/visit';

const server = inject('serverUrl');
const pages = await listPages(server);
const survey = '/surveys/whatsapp-in-government';

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What only a script can work: buttons that copy, and the points of a chart that can be moved about in. */
const scripted = 'main button[data-copy], main [data-chart] ol.vh';

/** All that a page says but for what only a script can work; that goes from the page. */
async function readLasting(visited: Visit): Promise<string> {
	await visited.page.locator(scripted).evaluateAll((all) => all.forEach((one) => one.remove()));
	return readWords(visited);
}

/** Holds what a page says without scripts to be all that it says with them. */
async function expectAsMuchWithoutScripts(path: string, full: string): Promise<void> {
	const bare = await visit(browser, server + path, { ...wide, javaScriptEnabled: false });
	try {
		const without = await readWords(bare);
		expect(without.length).toBeGreaterThan(100);
		expect(await bare.page.locator(scripted).filter({ visible: true }).count()).toBe(0);
		expect(without).toBe(full);
		expect(bare.complaints).toEqual([]);
		if (/\/charts\/./.test(path)) {
			const picture = bare.page.locator('main picture img');
			expect(await picture.isVisible()).toBe(true);
			const width = await picture.evaluate((one) => (one as HTMLImageElement).naturalWidth);
			expect(width).toBeGreaterThan(200);
			expect(await bare.page.locator('main table tbody tr').count()).toBeGreaterThan(2);
		}
	} finally {
		await bare.close();
	}
}

// Side by side, because a page waits more than it works. The pages of an edition are those of the survey, which
// are loaded on a narrow screen and widened: of theirs it is seen how they load on a wide one.
describe.concurrent(
	'every page is accessible, sound and still, and says as much without JavaScript',
	() => {
		test.each(pages)('%s', async (path) => {
			const isNarrow = !path.includes('/editions/');
			const visited = await visit(browser, server + path, isNarrow ? narrow : wide);
			try {
				expect(visited.status).toBe(path === '/deadline?received=2022-02-30' ? 422 : 200);
				await expectSound(visited);
				if (!isNarrow) return;
				await expectToFit(visited.page, [1280]);
				await expectAsMuchWithoutScripts(path, await readLasting(visited));
			} finally {
				await visited.close();
			}
		});
	}
);

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
