import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import { openFileStore } from '$lib/server/files/file-store';
import { launchBrowser } from '../support/browser';
import { exampleLinksPrinted, signInExample } from '../support/built-server';
import { rememberSession } from '../support/client';
import { createFilledDatabase, openPostgres } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { spread, spreadName, spreadPattern } from '../support/spread-name';
import { narrow, visit, type Visit, wide } from '../support/visit';
import { expectNoComplaints, go, heading, press, problems } from '../support/walk';

const survey = '/workspace/surveys/whatsapp-in-government';
const published = '/surveys/whatsapp-in-government';
const reason = 'It named a private person';

let folder: string;
let server: Server;
let browser: Browser;
let publisher: Visit;
/** The same publisher, in a browser that runs no script. */
let plain: Visit;
let reader: Visit;
let letters: Awaited<ReturnType<typeof spread>>['letters'];
let requestId: number;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crosscheck-erasure-'));
	const databaseUrl = await createFilledDatabase('example');
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, dataFolder: folder, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	await server.whenPrinted(exampleLinksPrinted);
	const { db, close } = openPostgres(databaseUrl);
	const now = new Date();
	const people = (await createPeople(db, now)) as Record<Sort, AccountActor>;
	const files = await openFileStore(join(folder, 'documents'), 1_000_000, now);
	({ letters, requestId } = await spread(db, files, people, now));
	await close();

	const { publisher: session } = await signInExample(server, ['publisher']);
	const options = {
		...narrow,
		storageState: rememberSession(server.url, session)
	};
	publisher = await visit(browser, server.url + survey, options);
	plain = await visit(browser, `${server.url}${survey}/erasure`, {
		...options,
		javaScriptEnabled: false
	});
	reader = await visit(browser, server.url, wide);
});
afterAll(async () => {
	expectNoComplaints([publisher, plain, reader]);
	await browser.close();
	await server.stop();
	await rm(folder, { recursive: true, force: true });
});

const follow = (page: Page, name: string | RegExp) =>
	go(page, page.getByRole('main').getByRole('link', { name }).first());
const main = (page: Page) => page.getByRole('main').innerText();
const read = async (path: string) => {
	await reader.page.goto(server.url + path);
	return main(reader.page);
};

describe('erasing', () => {
	test('a letter as a whole begins at its own page', async () => {
		const { page } = publisher;
		const { id } = letters.open;
		await page.goto(`${server.url}${survey}/waves/2021-22/requests/${requestId}/letters/${id}`);
		await follow(page, 'Erase it for good');
		expect(await heading(page)).toBe('What is to be erased?');
		expect(await main(page)).toContain('This letter stands in 2 records.');
		expect(await page.getByRole('checkbox').count()).toBe(2);
		await expectToFit(page);
		await page.goto(server.url + survey);
	});

	test('words are searched for, and shown wherever they stand, all ticked', async () => {
		const { page } = publisher;
		await follow(page, 'Erase words or letters');
		expect(await heading(page)).toBe('Erase');
		expect(await main(page)).toContain('Nothing of this survey has been erased.');
		await expectToFit(page);
		await page.getByLabel('A name, or other words').fill('ze');
		await press(page, 'Search');
		expect(await problems(page)).toEqual(['Give at least 3 characters.']);
		await page.getByLabel('A name, or other words').fill('Nobody of this name');
		await press(page, 'Search');
		expect(await main(page)).toContain('“Nobody of this name” stands nowhere in this survey');
		await follow(page, 'Search for something else');

		await page.getByLabel('A name, or other words').fill(spreadName.toLowerCase());
		await press(page, 'Search');
		// Whoever is looked for is in no address, which browsers and logs keep.
		expect(page.url()).not.toMatch(spreadPattern);
		expect(await heading(page)).toBe('What is to be erased?');
		const boxes = await page.getByRole('checkbox').all();
		expect(boxes.length).toBeGreaterThan(30);
		for (const box of boxes) expect(await box.isChecked()).toBe(true);
		const answer = page.getByRole('group', { name: /^Answers of editions/ });
		expect(await answer.getByRole('checkbox').count()).toBe(1);
		expect(await answer.locator('mark').first().innerText()).toBe(spreadName);
		await expectToFit(page);
	});

	test('what is ticked is erased, with a reason, once its consequences have been shown', async () => {
		const { page } = publisher;
		// Notes of researchers stay, this once.
		const kept = page.getByRole('group', { name: /^Notes among researchers/ });
		await kept.getByRole('checkbox').uncheck();
		await press(page, 'Show what this does');
		expect(await problems(page)).toEqual(['Give the reason. It stays for good.']);
		await expectToFit(page);
		expect(await kept.getByRole('checkbox').isChecked()).toBe(false);
		await page.getByLabel('Reason').fill(`Because of ${spreadName}`);
		await press(page, 'Show what this does');
		expect((await problems(page)).join()).toContain('The reason has the very words');
		await page.getByLabel('Reason').fill(reason);
		await press(page, 'Show what this does');

		expect(await heading(page)).toBe('Erase this for good?');
		const words = await main(page);
		expect(words).toContain('Edition 2 will say “Erased in part”');
		expect(words).toContain(`Readers will see the reason: “${reason}”`);
		expect(words).not.toContain('among researchers');
		await expectToFit(page);
		await press(page, /^Erase \d+ records for good$/);
		expect(await main(page)).toContain('It is erased, and listed below with the reason.');
		const row = page.getByRole('row', { name: new RegExp(reason) });
		expect(await row.innerText()).toContain('2 letters');
		expect(await main(page)).not.toMatch(spreadPattern);
		await expectToFit(page);
	});

	test('what was not ticked is still there to be erased, without a script as well', async () => {
		const { page } = plain;
		await page.getByLabel('A name, or other words').fill(spreadName);
		await press(page, 'Search');
		expect(await page.getByRole('checkbox').count()).toBe(1);
		await page.getByLabel('Reason').fill('And there too');
		await press(page, 'Show what this does');
		await press(page, 'Erase 1 record for good');
		expect(await page.getByRole('row').count()).toBe(3);
	});
});

describe('a reader of what was erased', () => {
	const tombstone = new RegExp(`Erased on \\d+ \\w+ \\d{4}: ${reason}\\.`);

	test('is told when and why, on the page of the answer, of its department and in the comparison', async () => {
		for (const path of [`${published}/bodies/hmt/permitted`, `${published}/bodies/hmt`]) {
			const words = await read(path);
			expect(words).toMatch(tombstone);
			expect(words).not.toMatch(spreadPattern);
			await expectToFit(reader.page);
		}
		await read(`${published}/compare`);
		const cell = reader.page.getByRole('row', { name: /^HMT/ }).getByRole('cell').first();
		expect(await cell.innerText()).toMatch(tombstone);
		await expectToFit(reader.page);
	});

	test('finds it among the unknown of a chart, and in the history of the edition', async () => {
		expect(await read(`${published}/charts/dispositions`)).toContain('Erased');
		const changes = await read(`${published}/changes`);
		expect(changes).toContain(`Erased in part: ${reason}`);
		expect(changes).toContain('What was said of it has been erased.');
		expect(changes).not.toMatch(spreadPattern);
		await expectToFit(reader.page);
	});

	test('still reads the answer in the edition that did not name anybody', async () => {
		expect(await read(`${published}/editions/1/bodies/hmt/permitted`)).toContain(
			'Permits WhatsApp'
		);
	});
});
