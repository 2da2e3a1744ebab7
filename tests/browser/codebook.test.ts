import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { signInExample } from '../support/built-server';
import { rememberSession, sendForm } from '../support/client';
import { createFilledDatabase } from '../support/databases';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { visit, type Visit, wide } from '../support/visit';
import { done, expectNoComplaints, go, heading, press, problems } from '../support/walk';

const survey = '/workspace/surveys/whatsapp-in-government';
const coding = 'Something short of it.\nUnless the letter says what it covers.';

let server: Server;
let browser: Browser;
let researcher: Visit;
let reviewer: Visit;
/** The session of another researcher, who is quicker. */
let colleague: string;

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	const sessions = await signInExample(server, ['researcher', 'reviewer', 'colleague']);
	const arrive = async (person: keyof typeof sessions) => {
		const visited = await visit(browser, server.url + survey, {
			...wide,
			storageState: rememberSession(server.url, sessions[person])
		});
		visited.page.setDefaultTimeout(15_000);
		return visited;
	};
	researcher = await arrive('researcher');
	reviewer = await arrive('reviewer');
	colleague = sessions.colleague;
});
afterAll(async () => {
	expectNoComplaints([researcher, reviewer]);
	await browser.close();
	await server.stop();
});

const follow = (page: Page, name: string | RegExp) =>
	go(page, page.getByRole('main').getByRole('link', { name }));
const sectionOf = (page: Page, question: string) =>
	page.getByRole('region', { name: question, exact: true });

describe('the codebook of a survey', () => {
	test('takes an entry of a researcher, and no second one of the same phrase', async () => {
		const { page } = researcher;
		await follow(page, 'Codebook: how phrases are coded');
		expect(await heading(page)).toBe('Codebook');
		await expectToFit(page);

		await page.getByLabel('How it is coded, and why').fill(coding);
		await press(page, 'Add the entry');
		expect(await problems(page)).toEqual([
			'Choose the question that it is of.',
			'Give the phrase as letters have it.'
		]);
		expect(await page.getByLabel('How it is coded, and why').inputValue()).toBe(coding);
		await expectToFit(page);
		await page.getByLabel('Question').selectOption({ label: 'Guidance' });
		await page.getByLabel('Phrase').fill('general guidance');
		await press(page, 'Add the entry');
		expect(await done(page)).toMatch(/^The entry is added/);
		const row = sectionOf(page, 'Guidance').getByRole('row', { name: 'general guidance' });
		expect(await row.innerText()).toContain('Unless the letter says what it covers.');
		expect(await row.innerText()).toContain('Rosa Okafor');
		expect(await sectionOf(page, 'Permitted').getByRole('table').count()).toBe(0);

		await page.getByLabel('Question').selectOption({ label: 'Guidance' });
		await page.getByLabel('Phrase').fill('General  guidance');
		await page.getByLabel('How it is coded, and why').fill('Yes.');
		await press(page, 'Add the entry');
		expect((await problems(page)).join()).toContain('“general guidance” already');
		expect(await page.getByLabel('Phrase').inputValue()).toBe('General  guidance');
	});

	test('shows whoever saves second what was saved first, and loses neither', async () => {
		const { page } = researcher;
		await page.goto(`${server.url}${survey}/codebook`);
		await follow(page, /^Change ?: general guidance$/);
		expect(await heading(page)).toBe('Change this entry');
		await expectToFit(page);
		const hidden = (name: string) => page.locator(`input[name="${name}"]`).inputValue();
		await sendForm(
			server.url,
			`${survey}/codebook?/edit`,
			{
				entry: await hidden('entry'),
				fingerprint: await hidden('fingerprint'),
				phrase: 'general guidance',
				coding: 'No.'
			},
			{ cookie: colleague }
		);

		await page.getByLabel('How it is coded, and why').fill('Yes, if it names an app.');
		await press(page, 'Save');
		expect((await problems(page)).join()).toContain('Somebody else changed this');
		expect(await page.getByRole('definition').allInnerTexts()).toEqual(['No.']);
		expect(await page.getByLabel('How it is coded, and why').inputValue()).toBe(
			'Yes, if it names an app.'
		);
		await expectToFit(page);
		await press(page, 'Save');
		expect(await done(page)).toBe('Saved.');
		expect(await sectionOf(page, 'Guidance').getByRole('row').nth(1).innerText()).toContain(
			'Yes, if it names an app.'
		);
	});

	test('is read by a reviewer, who changes nothing', async () => {
		const { page } = reviewer;
		await page.goto(`${server.url}${survey}/codebook?edit=1`);
		expect(await heading(page)).toBe('Codebook');
		expect(await sectionOf(page, 'Guidance').innerText()).toContain('Yes, if it names an app.');
		const main = page.getByRole('main');
		expect(await main.getByRole('button').count()).toBe(0);
		expect(await main.getByRole('link', { name: /Change|Remove|Add/ }).count()).toBe(0);
		await expectToFit(page);
	});

	test('asks before an entry is removed', async () => {
		const { page } = researcher;
		await page.goto(`${server.url}${survey}/codebook`);
		await follow(page, /^Remove ?: general guidance$/);
		expect(await heading(page)).toBe('Remove this entry?');
		await expectToFit(page);
		await follow(page, 'Keep it');
		await follow(page, /^Remove ?: general guidance$/);
		const removing = page.url();
		await press(page, 'Remove the entry');
		expect(await done(page)).toBe('The entry is removed.');
		expect(await sectionOf(page, 'Guidance').getByRole('table').count()).toBe(0);

		// The address of what is gone leads to what is there.
		await page.goto(removing);
		expect(await heading(page)).toBe('Codebook');
	});
});
