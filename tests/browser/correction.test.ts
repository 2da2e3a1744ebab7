/** One answer put right by three people, from its first submission to the edition that corrects it. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { type ExamplePerson, signInExample } from '../support/built-server';
import { openAs, rememberSession } from '../support/client';
import { startServer, type Server } from '../support/server';
import { visit, type Visit } from '../support/visit';

const slug = 'whatsapp-in-government';
const survey = `/surveys/${slug}`;
const api = `/api/v1${survey}`;
const answer = `/workspace${survey}/waves/2021-22/answers/hmt/permitted`;

let server: Server;
let browser: Browser;
const visits: Visit[] = [];

beforeAll(async () => {
	[server, browser] = await Promise.all([
		startServer({ env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
});
afterAll(async () => {
	expect(visits.flatMap(({ complaints }) => complaints)).toEqual([]);
	await browser.close();
	await server.stop();
});

/** Somebody signed in, on a page of their own. */
async function meet(person: ExamplePerson): Promise<Page> {
	const { [person]: session } = await signInExample(server, [person]);
	const visited = await visit(browser, `${server.url}/workspace`, {
		viewport: { width: 1280, height: 900 },
		storageState: rememberSession(server.url, session)
	});
	visits.push(visited);
	visited.page.setDefaultTimeout(15_000);
	return visited.page;
}

const go = (page: Page, path: string) => page.goto(server.url + path);
const main = (page: Page) => page.getByRole('main').innerText();

/** Clicks what leads to another page, and waits for that one: the load of this one may be told late. */
async function follow(page: Page, link: Locator): Promise<void> {
	await page.evaluate(() => document.documentElement.setAttribute('data-left', ''));
	await link.click();
	await page.locator('html:not([data-left])').waitFor({ state: 'attached' });
	await page.waitForLoadState();
}

const press = (page: Page, name: string) =>
	follow(page, page.getByRole('button', { name, exact: true }));

/** Has HM Treasury refuse under a section of the Act, in the form for coding it again. */
async function recode(page: Page, section: string, note: string): Promise<void> {
	await go(page, `${answer}/recode`);
	await page.locator('.late.ready').waitFor();
	await page.getByRole('radio', { name: /^Refused/ }).check();
	const cited = page.getByRole('button', { name: /^Remove / });
	while ((await cited.count()) > 0) await cited.first().click();
	await page.getByRole('combobox', { name: /^Add a provision/ }).fill(section);
	await page.keyboard.press('Enter');
	await page.getByLabel('Note on the coding').fill(note);
	await press(page, 'Submit for review');
}

test('an answer that was coded wrongly is put right in the open, and what was published stays', async () => {
	const [researcher, reviewer, publisher] = [
		await meet('researcher'),
		await meet('reviewer'),
		await meet('publisher')
	];
	const read = async (path: string) => (await openAs(server.url, path)).text;
	const first = await read(`${api}/answers.json?edition=1`);
	const { editions: before } = JSON.parse(await read(`${api}.json`));

	// The researcher codes it again; the reviewer finds it wanting.
	await recode(researcher, '24', 'Its letter cites national security.');
	await go(reviewer, '/workspace/review');
	await follow(reviewer, reviewer.getByRole('link', { name: /^HMT, Permitted/ }));
	await reviewer.getByLabel('Query', { exact: true }).fill('Is it not section 31?');
	await press(reviewer, 'Query');

	// The query stands first on the researcher's Home, and is answered by another revision.
	await go(researcher, '/workspace');
	expect(await main(researcher)).toContain('Is it not section 31?');
	await recode(researcher, '31', 'Its letter cites law enforcement.');
	await go(researcher, '/workspace');
	expect(await main(researcher)).not.toContain('Is it not section 31?');

	// Whoever reviews sees what changed, word by word, and accepts it. Nothing is public of it yet.
	await go(reviewer, answer);
	expect(await reviewer.locator('del', { hasText: 'national security' }).count()).toBe(1);
	expect(await reviewer.locator('ins', { hasText: 'law enforcement' }).count()).toBe(1);
	await press(reviewer, 'Accept');
	expect(await read(`${api}/answers.json`)).toBe(first);

	// The publisher says what is corrected, and publishes.
	await go(publisher, `/workspace${survey}/publish`);
	expect(await main(publisher)).toMatch(/Answers: 1 changed/);
	await publisher.getByLabel('Note for readers').fill('One answer put right.');
	await publisher.getByLabel('We had coded an answer wrongly').check();
	await publisher
		.getByLabel('What is corrected')
		.fill('HM Treasury withheld whether apps are permitted.');
	await publisher.getByLabel('Why', { exact: true }).fill('Its letter had been misread.');
	await press(publisher, 'Publish edition 2');

	// The first edition is what it was, byte for byte, and leads to the second.
	expect(await read(`${api}/answers.json?edition=1`)).toBe(first);
	const { editions: after } = JSON.parse(await read(`${api}.json`));
	const hashes = (editions: { number: number; contentHash: string }[]) =>
		new Map(editions.map(({ number, contentHash }) => [number, contentHash]));
	expect(hashes(after).get(1)).toBe(hashes(before).get(1));
	expect(hashes(after).get(2)).not.toBe(hashes(after).get(1));
	await go(reviewer, `${survey}/editions/1/bodies/hmt/permitted`);
	const old = await main(reviewer);
	expect(old).toContain('This is edition 1. Its numbers stay as they were published.');
	expect(old).toContain('was corrected later, in edition 2');
	expect(old).not.toContain('law enforcement');
	await reviewer.getByRole('link', { name: 'Read the latest, edition 2' }).click();
	await reviewer.waitForURL(server.url + survey);
	await go(reviewer, `${survey}/bodies/hmt/permitted`);
	expect(await main(reviewer)).toContain('Its letter had been misread.');
	expect(await main(reviewer)).toContain('Its letter cites law enforcement.');

	// Feed and changes tell the difference.
	const feed = await read(`${survey}/changes.atom`);
	expect(feed).toContain('HM Treasury withheld whether apps are permitted.');
	expect(feed).toContain('1 changed');
	await go(reviewer, `${survey}/changes`);
	expect(await main(reviewer)).toContain('Its letter had been misread.');
	expect(await main(reviewer)).toMatch(/1 answer went from “.+” to “Refused”/);
	const latest = JSON.parse(await read(`${api}/answers.json`));
	expect(latest.edition).toBe(2);
	expect(
		latest.answers.find(
			(one: { body: string; question: string }) =>
				one.body === 'hmt' && one.question === 'permitted'
		)
	).toMatchObject({ disposition: 'refused', provisions: ['s31'] });
});
