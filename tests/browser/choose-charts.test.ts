/** A publisher who chooses a chart with the keyboard alone, sees it change as they type, and publishes it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { signInExample } from '../support/built-server';
import { openAs, rememberSession, sendForm } from '../support/client';
import { createFilledDatabase } from '../support/databases';
import { Keyboard } from '../support/keyboard';
import { startServer, type Server } from '../support/server';
import { expectToFit, readWords } from '../support/sound';
import { visit, type Visit, wide } from '../support/visit';

const slug = 'whatsapp-in-government';
const survey = `/workspace/surveys/${slug}`;
const charts = `${survey}/charts`;
const publicly = `/surveys/${slug}`;
const headline = 'Ten departments say who is responsible, or that nobody is';

let server: Server;
let browser: Browser;
let publisher: Visit;
/** The sessions of a publisher and of a researcher. */
let cookie: string;
let researcher: string;

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	const sessions = await signInExample(server, ['publisher', 'researcher']);
	cookie = sessions.publisher;
	researcher = sessions.researcher;
	publisher = await visit(browser, server.url + charts, {
		...wide,
		storageState: rememberSession(server.url, cookie)
	});
	publisher.page.setDefaultTimeout(15_000);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const read = async (path: string) => (await fetch(server.url + path)).text();

test('what would mislead is not offered, with the reason', async () => {
	const { page } = publisher;
	const keys = new Keyboard(page);
	await keys.tabTo(/^Add a chart$/);
	await keys.press('Enter');
	await page.waitForURL(server.url + `${charts}/new`);
	const offers = page.getByRole('region', { name: 'What was answered' });
	await offers.waitFor();
	const counts = offers.getByRole('listitem').filter({ hasText: 'How many people' });
	expect(await counts.innerText()).toContain('their counts are never added up');
	expect(await counts.getByRole('link').count()).toBe(0);
	expect(await readWords(publisher)).toContain('no earlier wave of this survey');

	// Nor is it taken from whoever writes the address or the form by hand.
	const typed = { figure: 'answers', question: 'installed', wave: '2021-22', slug: 'sum' };
	const address = new URLSearchParams({ shown: '1', ...typed }).toString();
	const shown = await openAs(server.url, `${charts}/new?${address}`, { cookie });
	expect(shown.text).toContain('Nothing can be drawn as it stands');
	const words = { headline: '', subtitle: '', note: '', alternative: '' };
	const sent = await sendForm(
		server.url,
		`${charts}/new`,
		{ ...typed, ...words, bodies: ['hmt', 'co'] },
		{ cookie }
	);
	expect(sent.status).toBe(400);
	expect(sent.text).toContain('This chart is not offered for the survey as it stands');
	expect(await read(`${publicly}/charts`)).not.toContain('charts/sum');
});

test('nobody but a publisher chooses charts', async () => {
	for (const path of ['', '/new', '/dispositions']) {
		expect((await openAs(server.url, charts + path, { cookie: researcher })).status).toBe(403);
	}
});

test('the preview changes as a chart is chosen and its headline typed', async () => {
	const { page } = publisher;
	const keys = new Keyboard(page);
	await page.getByRole('region', { name: 'What was answered' }).getByRole('link').first().focus();
	await keys.tabTo(/^Responsible team/);
	await keys.press('Enter');
	await page.waitForURL(/\?figure=answers/);
	const preview = page.getByRole('region', { name: 'Preview' });
	await preview.waitFor();
	const picture = preview.getByRole('img');
	const before = await picture.getAttribute('src');
	const generated = await preview.locator('.headline').innerText();
	expect(generated).not.toBe(headline);

	await keys.tabTo(/^Headline$/);
	await keys.type(headline);
	await expect.poll(() => preview.locator('.headline').innerText()).toBe(headline);
	// The keyboard is still where it was, and nothing typed was lost on the way.
	expect(await page.locator('[name="headline"]').inputValue()).toBe(headline);
	expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('headline');
	expect(await readWords(publisher)).toContain(`Worked out from the answers: “${generated}”`);

	await page.getByLabel('HMT', { exact: true }).uncheck();
	await expect.poll(() => picture.getAttribute('src')).not.toBe(before);
	await expect
		.poll(() => preview.locator('.measure').innerText())
		.toContain('15 of the 16 departments asked');
	for (const size of ['Phone', 'Embed', 'Print']) {
		await preview.getByLabel(size).focus();
		await keys.press('Space');
		const frame = preview.locator('figcaption');
		expect(await frame.innerText()).toMatch(new RegExp(`^${size}`));
	}
	await expectToFit(page);
	await page.setViewportSize(wide.viewport);
});

test('a saved chart stands last, and is moved up', async () => {
	const { page } = publisher;
	const keys = new Keyboard(page);
	await keys.tabTo(/^Add the chart$/);
	await keys.press('Enter');
	await page.waitForURL(/done=added/);
	expect(await page.getByRole('main').getByRole('status').innerText()).toContain(
		'The chart is added, after the others.'
	);
	const names = () => page.getByRole('main').locator('ol h2').allInnerTexts();
	const all = await names();
	expect(all.at(-1)).toBe(headline);
	await keys.tabTo(new RegExp(`^Move up: ${headline}`));
	await keys.press('Enter');
	await page.waitForURL(/done=moved/);
	expect((await names()).at(-2)).toBe(headline);
	await expectToFit(page);
	await page.setViewportSize(wide.viewport);
	expect(await read(`${publicly}/charts`)).not.toContain(headline);
});

test('the next edition has it in its place, with the headline that was generated in its notes', async () => {
	const { page } = publisher;
	await page.goto(`${server.url}${survey}/publish`);
	expect(await readWords(publisher)).toMatch(/1 chart added/);
	await page.getByLabel('Note for readers').fill('One more chart.');
	await page.getByRole('button', { name: 'Publish edition 2' }).click();
	await expect.poll(() => read(`${publicly}/charts`)).toContain(headline);

	const { charts: published } = JSON.parse(await read(`/api/v1/surveys/${slug}.json`)) as {
		charts: { slug: string; title: string }[];
	};
	const chosen = published.at(-2)!;
	expect(chosen.title).toBe(headline);
	const visited = await visit(browser, `${server.url}${publicly}/charts/${chosen.slug}`);
	try {
		expect(await visited.page.locator('h1').innerText()).toBe(headline);
		const notes = visited.page.getByRole('region', { name: 'Notes', exact: true });
		expect(await notes.innerText()).toMatch(
			/The headline is in the words of those who publish this survey\. Worked out from the answers: “.+”/
		);
		expect(await visited.page.locator('.measure').first().innerText()).toContain(
			'15 of the 16 departments asked'
		);
	} finally {
		await visited.close();
	}
	expect((await fetch(`${server.url}${publicly}/editions/1/charts/${chosen.slug}`)).status).toBe(
		404
	);
	expect(publisher.complaints.filter((one) => !one.includes('preload'))).toEqual([]);
});

test('without JavaScript a chart is seen at every size, and changes at the press of a button', async () => {
	const visited = await visit(browser, `${server.url}${charts}/dispositions`, {
		javaScriptEnabled: false,
		storageState: rememberSession(server.url, cookie)
	});
	try {
		const { page } = visited;
		expect(await page.locator('.frames figure').count()).toBe(4);
		await page.getByLabel('Headline').fill('Six withheld it');
		await Promise.all([
			page.waitForEvent('load'),
			page.getByRole('button', { name: 'Show preview' }).click()
		]);
		expect(await page.locator('.frames .headline').allInnerTexts()).toEqual(
			Array(4).fill('Six withheld it')
		);
		expect(await page.getByLabel('Headline').inputValue()).toBe('Six withheld it');
		expect(visited.complaints).toEqual([]);
	} finally {
		await visited.close();
	}
});
