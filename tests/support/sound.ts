/** What every page is held to, public or not. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findViolations, readThrough, type Visit } from './visit';

/** Elements that stick out to the right of the window, for the message. */
const findOverhang = (page: Page) =>
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
export const readWords = async ({ page }: Visit) =>
	(await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();

/** Holds a page to be accessible, sound and still: it has what a page has, and does nothing forbidden. */
export async function expectSound(visited: Visit): Promise<void> {
	const { page } = visited;
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
	expect(await findOverhang(page)).toEqual([]);
	expect(shiftAtLoad).toBeLessThanOrEqual(0.02);
	expect(found.shift).toBeLessThanOrEqual(0.02);
	expect(await findViolations(page)).toEqual([]);
}

/**
 * Holds a page, as it stands after something was done on it, to be accessible on a narrow screen and on
 * a wide one, in the light and in the dark.
 * @param widths in pixels; those at which it was not held to that already
 */
export async function expectToFit(page: Page, widths = [320, 1280]): Promise<void> {
	for (const width of widths) {
		await page.setViewportSize({ width, height: 800 });
		expect(await findOverhang(page)).toEqual([]);
		expect(await findViolations(page)).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await findViolations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
	await page.emulateMedia({ colorScheme: null });
}
