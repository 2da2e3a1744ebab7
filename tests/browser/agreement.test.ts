import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { type ExamplePerson, signInExample } from '../support/built-server';
import { openAs, rememberSession } from '../support/client';
import { readCsv } from '../support/csv';
import { createFilledDatabase } from '../support/databases';
import { startServer, type Server } from '../support/server';
import { expectSound, expectToFit } from '../support/sound';
import { visit, type Visit, type VisitOptions, wide } from '../support/visit';
import { problems } from '../support/walk';

const wave = '/workspace/surveys/whatsapp-in-government/waves/2021-22';
const agreement = `${wave}/agreement`;
const patient = { timeout: 10_000 };

let server: Server;
let browser: Browser;
let sessions: Partial<Record<ExamplePerson, string>>;
const visits: Visit[] = [];

async function arriveAs(
	person: ExamplePerson,
	path: string,
	options: VisitOptions = {}
): Promise<Visit> {
	const visited = await visit(browser, server.url + path, {
		...wide,
		storageState: rememberSession(server.url, sessions[person]!),
		...options
	});
	visited.page.setDefaultTimeout(15_000);
	visits.push(visited);
	return visited;
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	sessions = await signInExample(server, ['researcher', 'reviewer', 'publisher']);
});
afterAll(async () => {
	expect(visits.flatMap(({ complaints }) => complaints)).toEqual([]);
	await browser.close();
	await server.stop();
});

const press = (page: Page, name: string | RegExp) =>
	Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
const words = async (page: Page) => (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');

describe('agreement between coders', () => {
	test('begins with a sample that a publisher draws, with a seed and a coder', async () => {
		const { page } = await arriveAs('publisher', agreement);
		await page.getByLabel('Share of the submitted answers, in per cent').fill('0');
		await press(page, 'Draw the sample');
		expect(await problems(page)).toEqual([
			'Give the share as a whole number from 1 to 100.',
			'Choose who codes it a second time.'
		]);
		await page.getByLabel('Share of the submitted answers, in per cent').fill('3');
		await page.getByLabel('Seed (optional)').fill('may');
		await page.getByLabel('Who codes it a second time').selectOption({ label: 'Rosa Okafor' });
		await press(page, 'Draw the sample');
		expect(await words(page)).toContain(
			'2 answers, 3% of what had been submitted, drawn with the seed “may”'
		);
		expect(await words(page)).toContain('None of 2 is coded yet.');
		expect(await page.getByRole('link', { name: 'Code the next answer' }).count()).toBe(0);
		await expectToFit(page);
	});

	test('keeps what the second coder types, and shows nothing of the first coding', async () => {
		const visited = await arriveAs('researcher', `${wave}/compare`);
		const { page } = visited;
		const cell = page.getByRole('row', { name: /^DfT/ }).getByText('You code this blind');
		expect(await cell.count()).toBeGreaterThan(0);
		await page.goto(server.url + agreement);
		await Promise.all([
			page.waitForEvent('load'),
			page.getByRole('link', { name: 'Code the next answer' }).click()
		]);
		expect(page.url()).toContain('/agreement/code/dcms-2017/responsible');
		expect(await words(page)).toContain('The letter itself has not been seen.');
		await expectSound(visited);

		await page.getByLabel('Refused', { exact: true }).check();
		await page.getByRole('button', { name: 'Submit your coding' }).click();
		expect((await problems(page)).join()).toMatch(/provision|section/i);
		await page.getByLabel('None stated').check();
		await page.getByLabel('Note', { exact: true }).fill('It names nobody.');
		await expect
			.poll(() => page.getByRole('main').getByRole('status').allInnerTexts(), patient)
			.toContainEqual(expect.stringMatching(/Saved \d\d:\d\d/));
		await page.reload();
		expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('It names nobody.');
		expect(await page.getByLabel('Refused', { exact: true }).isChecked()).toBe(true);
		await press(page, 'Submit your coding');
		expect(page.url()).toContain('/agreement/code/dft/permitted?done=submitted');
		await expectToFit(page);
	});

	test('is coded without JavaScript as well', async () => {
		const address = `${agreement}/code/dft/permitted`;
		const { page } = await arriveAs('researcher', address, { javaScriptEnabled: false });
		await press(page, 'Submit your coding');
		expect((await problems(page)).join()).toContain('how');
		await page.getByLabel('Refused', { exact: true }).check();
		await page.getByRole('combobox', { name: /^Add a provision/ }).fill('31');
		await press(page, 'Save it for later');
		expect(await words(page)).toContain('Saved.');
		expect(await page.getByLabel('Refused', { exact: true }).isChecked()).toBe(true);
		expect(await words(page)).toContain('s31');
		await press(page, 'Submit your coding');
		expect(await words(page)).toContain('Your coding is submitted, and nothing is left to code.');
		expect(await words(page)).toContain('All 2 are coded.');
		// Whoever coded it the second time does not settle it.
		expect(await page.getByText('Settle this').count()).toBe(0);
		await page.goto(server.url + address);
		expect(await words(page)).toContain('Refused under section 31.');
	});

	test('is told for each question, with a warning where there are too few answers', async () => {
		const visited = await arriveAs('reviewer', agreement);
		const { page } = visited;
		const table = page.getByRole('table').first();
		const rows = (await table.getByRole('row').allInnerTexts()).map((row) =>
			row.replace(/\s+/g, ' ')
		);
		const compared = rows.filter((row) => /^How it was dealt with/.test(row));
		expect(compared).toContainEqual(expect.stringMatching(/0% of 1 answer .*Too few to mean/));
		expect(compared).toContainEqual(
			expect.stringMatching(/100% of 1 answer .*only one value occurs/)
		);
		expect(await words(page)).toContain('To settle (1)');
		await expectSound(visited);

		const { text } = await openAs(server.url, `${agreement}.csv`, { cookie: sessions.reviewer });
		expect(readCsv(text).rows).toContainEqual({
			question: 'permitted',
			compared: 'provisions',
			answers: '1',
			units: '1',
			agreement: '1.000',
			alpha: '',
			alpha_missing: 'no_variation',
			too_few: 'yes'
		});
	});

	test('ends with another person settling where they differ', async () => {
		const { page } = await arriveAs('reviewer', agreement, { javaScriptEnabled: false });
		await page.getByText('Settle this').click();
		const article = page.getByRole('article');
		expect(await article.innerText()).toContain('It names nobody.');
		await press(page, 'Settle it');
		expect(await problems(page)).toEqual([
			'Choose which of the two stands.',
			'Say why, in a sentence.'
		]);
		await page.getByLabel('The second coding is right').check();
		await press(page, 'Settle it');
		expect(await problems(page)).toEqual(['Say why, in a sentence.']);
		await page.getByLabel('Why', { exact: true }).fill('The table names no team.');
		await press(page, 'Settle it');
		expect(await words(page)).toContain('Settled (1)');
		expect(await words(page)).toContain('The second coding is right. The table names no team.');
		expect(await page.getByRole('link', { name: /^Code it again/ }).count()).toBe(1);
		// The figures are of what was coded, and not of what was settled.
		expect(await words(page)).toContain('0% of 1 answer');
		await expectToFit((await arriveAs('reviewer', agreement)).page);
	});
});
