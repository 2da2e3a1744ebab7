/** How tests go from page to page of the workspace, and read what stands there. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visit } from './visit';

/** Activates a link or a button, and waits for the page that it leads to. */
export async function go(page: Page, to: Locator): Promise<void> {
	await Promise.all([page.waitForEvent('load'), to.click()]);
}

/** Presses the button of that name, and waits for the page that it leads to. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
	go(page, page.getByRole('button', { name }));

/** What the page is called. */
export const heading = (page: Page): Promise<string> =>
	page.getByRole('heading', { level: 1 }).innerText();

/** What the page says was done. */
export const done = (page: Page): Promise<string> =>
	page.getByRole('main').getByRole('status').innerText();

/** What the error summary lists, in its order. */
export const problems = (page: Page): Promise<string[]> =>
	page.getByRole('alert').getByRole('listitem').allInnerTexts();

/** Expects that the console said nothing on all these visits. */
export function expectNoComplaints(visits: readonly Visit[]): void {
	const complaints = visits.flatMap((one) => one.complaints);
	// A font that an earlier page left at hand is preloaded in vain, and the browser says so after a while.
	expect(complaints.filter((one) => !one.includes('preloaded using link preload'))).toEqual([]);
}
