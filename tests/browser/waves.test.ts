/** A wave that was started by mistake, and one that was not. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { signInExample } from '../support/built-server';
import { openAs, rememberSession, sendForm } from '../support/client';
import { createFilledDatabase } from '../support/databases';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { visit, type Visit, wide } from '../support/visit';

const survey = '/workspace/surveys/whatsapp-in-government';
const autumn = `${survey}/waves/autumn`;

let server: Server;
let browser: Browser;
let publisher: Visit;
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
	await startAutumn();
	publisher = await visit(browser, server.url + autumn, {
		...wide,
		storageState: rememberSession(server.url, cookie)
	});
	publisher.page.setDefaultTimeout(15_000);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const startAutumn = () =>
	sendForm(
		server.url,
		`${survey}/waves/new?/start`,
		{
			title: 'Autumn',
			slug: 'autumn',
			law: 'FOIA 2000',
			as_at: '2026-11',
			note: '',
			bodies: ['hmt', 'co'],
			on: '2026-11-27'
		},
		{ cookie: researcher }
	);
const remove = { name: 'Remove the wave' };

test('a wave started by mistake is removed by a publisher, and by nobody else', async () => {
	const seen = await openAs(server.url, autumn, { cookie: researcher });
	expect(seen.text).toContain('Bodies that it asks');
	expect(seen.text).not.toContain(remove.name);

	const { page } = publisher;
	await page.getByRole('button', remove).click();
	expect(await page.getByRole('alert').innerText()).toContain('Tick the box to remove the wave.');
	expect(await page.getByLabel('Title of the wave').inputValue()).toBe('Autumn');
	await page.getByLabel('Remove it').check();
	await page.getByRole('button', remove).click();
	expect(await page.getByRole('main').getByRole('status').innerText()).toBe('The wave is removed.');
	expect(await page.getByRole('main').innerText()).not.toContain('Autumn');
	expect((await openAs(server.url, autumn, { cookie })).status).toBe(404);
});

test('a wave in which something is recorded offers no removal', async () => {
	await startAutumn();
	const { page } = publisher;
	await page.goto(server.url + autumn);
	expect(await page.getByRole('button', remove).count()).toBe(1);
	await expectToFit(page);
	await sendForm(server.url, `${autumn}/requests?/create`, { bodies: 'hmt' }, { cookie });
	await page.reload();
	expect(await page.getByRole('button', remove).count()).toBe(0);
	// Nor is one taken that was offered before.
	const sent = await sendForm(server.url, `${autumn}?/remove`, { sure: 'yes' }, { cookie });
	expect(sent.status).toBe(400);
	expect(sent.text).toContain('it stays for as long as they do');
});
