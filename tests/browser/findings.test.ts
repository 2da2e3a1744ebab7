import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { signInExample } from '../support/built-server';
import { rememberSession, sendFiles, sendForm } from '../support/client';
import { createFilledDatabase } from '../support/databases';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { visit, type Visit, wide } from '../support/visit';
import { done, expectNoComplaints, go, press, problems } from '../support/walk';

const survey = '/workspace/surveys/whatsapp-in-government';
const wave = `${survey}/waves/2021-22`;
const finding = `${wave}/findings/hmt/2.5`;
const why = 'Its guidance asks for an administrator of every group.';

let server: Server;
let browser: Browser;
let researcher: Visit;
/** Of the Cabinet Office, in a browser without scripts. */
let reviewer: Visit;

/** Has the Ministry of Defence have sent a letter: what the first request is answered by. */
async function addLetter(cookie: string): Promise<void> {
	const requests = `${wave}/requests`;
	const letter = { 'Response.txt': 'Some groups have one.\n' };
	await sendForm(server.url, `${requests}?/create`, { bodies: 'mod' }, { cookie });
	await sendFiles(server.url, `${requests}/1/letters/upload`, letter, { cookie }, { response: '' });
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	const sessions = await signInExample(server, ['researcher', 'reviewer']);
	const arriveAs = async (person: keyof typeof sessions, javaScriptEnabled: boolean) => {
		const cookie = sessions[person];
		if (person === 'researcher') await addLetter(cookie);
		const visited = await visit(browser, `${server.url}${wave}/findings`, {
			...wide,
			storageState: rememberSession(server.url, cookie),
			javaScriptEnabled
		});
		visited.page.setDefaultTimeout(15_000);
		return visited;
	};
	researcher = await arriveAs('researcher', true);
	reviewer = await arriveAs('reviewer', false);
});
afterAll(async () => {
	expectNoComplaints([researcher, reviewer]);
	await browser.close();
	await server.stop();
});

const follow = (page: Page, name: string | RegExp) =>
	go(page, page.getByRole('main').getByRole('link', { name }).first());
const open = (page: Page, path: string) => page.goto(server.url + path);
const section = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

/** What the working gap analysis says was found of the criterion, with what is accepted alone. */
async function foundInGaps(page: Page): Promise<string> {
	await open(page, `${wave}/gaps?answers=accepted`);
	return (await page.locator('#criterion-2\\.5').textContent()) ?? '';
}

describe('a finding', () => {
	test('could help where the rule cannot tell, and the list says where', async () => {
		const { page } = researcher;
		await expectToFit(page);
		await page.getByLabel('Criterion').selectOption('2.5');
		await page.getByLabel('Body').selectOption({ label: 'HMT' });
		await press(page, 'Apply');
		expect(await page.locator('main tbody tr').count()).toBe(1);
		expect(await page.locator('main tbody').innerText()).toContain('Could help');
		await expectToFit(page);
		await follow(page, /^HMT, 2\.5/);
		expect(new URL(page.url()).pathname).toBe(finding);
		expect(await section(page, 'What is tested').innerText()).toContain('Cannot tell');
		const answer = page.getByRole('link', { name: 'Guidance', exact: true });
		expect(await answer.getAttribute('href')).toBe(`${wave}/answers/hmt/guidance`);
		await expectToFit(page);
	});

	test('says what is wrong with it where it is wrong, and keeps what was typed', async () => {
		const { page } = researcher;
		await open(page, finding);
		await page.getByLabel('Cannot tell').check();
		await page.getByLabel('Where in it').fill('page 2');
		await press(page, 'Submit for review');
		expect(await problems(page)).toEqual([
			'Say why it cannot be told.',
			'Say why, so that somebody else can follow it.',
			'Say what the source is.'
		]);
		expect(await page.getByLabel('Where in it').inputValue()).toBe('page 2');
		expect(await page.getByLabel('Cannot tell').isChecked()).toBe(true);
		await expectToFit(page);
	});

	test('stands once a reviewer has accepted what a researcher submitted, and not before', async () => {
		const { page } = researcher;
		await page.getByLabel('Met', { exact: true }).check();
		await page.getByLabel('Why', { exact: true }).fill('Its guidance says so.');
		await page.getByLabel('Source', { exact: true }).fill('HM Treasury, guidance on messages');
		await press(page, 'Submit for review');
		expect(await done(page)).toMatch(/^Submitted/);
		expect(await page.getByRole('button', { name: /^Accept/ }).count()).toBe(0);
		await expectToFit(page);

		const { page: other } = reviewer;
		await open(other, `${wave}/findings?standing=submitted`);
		await follow(other, /^HMT, 2\.5/);
		await press(other, 'Query');
		expect(await problems(other)).toEqual(['Say what you ask: a query needs a comment.']);
		await other.getByLabel('What has to be settled first').fill('Where does it?');
		await press(other, 'Query');
		expect(await done(other)).toMatch(/^You queried HMT, /);

		await open(page, finding);
		expect(await section(page, 'What was said about it').innerText()).toContain('Where does it?');
		await page.getByText('Write it').click();
		await page.getByLabel('Why', { exact: true }).fill(why);
		await press(page, 'Submit for review');
		expect(await section(page, 'Revisions').innerText()).toContain('administrator of every group');
		await page.getByLabel('Add a comment').fill('Page 2, second paragraph.');
		await press(page, 'Comment');
		expect(await done(page)).toBe('Your comment is added.');
		await expectToFit(page);
		expect(await foundInGaps(page)).not.toContain(why);

		await open(other, finding);
		expect(await section(other, 'What was said about it').innerText()).toContain(
			'second paragraph'
		);
		await press(other, 'Accept');
		expect(await done(other)).toMatch(/^You accepted HMT, /);
		await open(other, finding);
		expect(await section(other, 'What a person found').innerText()).toContain('Stands');
		expect(await foundInGaps(other)).toContain(why);
	});

	test('quotes words of a letter of its body, with their page', async () => {
		const { page } = researcher;
		await open(page, `${wave}/findings/mod/2.5`);
		await page.getByLabel('Partly met').check();
		await page.getByLabel('Why', { exact: true }).fill('It says so of some groups.');
		await page.getByLabel('Words of one of its letters').check();
		expect(await page.getByLabel('Where in it').isVisible()).toBe(false);
		await page.getByLabel('Page', { exact: true }).fill('two');
		await press(page, 'Submit for review');
		expect(await problems(page)).toEqual([
			'Choose the letter that the words are from.',
			'Give the page of the letter as a number, such as 2.',
			'Give the words of the letter.'
		]);
		await expectToFit(page);
		await page.getByLabel('Letter', { exact: true }).selectOption('Response.txt');
		await page.getByLabel('Page', { exact: true }).fill('1');
		await page.getByLabel('Words quoted').fill('Some groups have one.');
		await press(page, 'Submit for review');
		expect(await section(page, 'What a person found').innerText()).toContain(
			'Some groups have one. Response.txt: page 1.'
		);
	});

	test('is taken back, and the rule decides again once that is accepted', async () => {
		const { page } = researcher;
		await open(page, finding);
		await page.getByText('Take the finding back').click();
		await page
			.getByLabel('Why it no longer stands')
			.fill('That guidance is of another department.');
		await press(page, 'Submit that it is taken back');
		expect(await done(page)).toContain('taken back');
		expect(await section(page, 'What a person found').innerText()).toContain(
			'What stands until it is accepted'
		);
		await expectToFit(page);

		const { page: other } = reviewer;
		await open(other, finding);
		await press(other, 'Accept');
		await open(other, finding);
		expect(await section(other, 'What a person found').innerText()).toContain('Taken back');
		expect(await foundInGaps(other)).not.toContain(why);
	});
});

describe('the government’s response to a recommendation', () => {
	test('is recorded with its source, and removed', async () => {
		const { page } = researcher;
		await open(page, survey);
		await follow(page, '4');
		expect(await page.getByText('No response recorded').count()).toBe(4);
		await expectToFit(page);
		await follow(page, /^Record a response/);
		await press(page, 'Record it');
		expect(await problems(page)).toEqual([
			'Choose what the government said, or that it has not responded yet.',
			'Give the day as year, month and day, as in 2026-11-30.',
			'Say what the source is.',
			'Say where in it: a page, a paragraph or an address.'
		]);
		await expectToFit(page);
		await page.getByLabel('Accepted in part').check();
		await page.getByLabel('In its own words').fill('We agree that guidance is needed.');
		await page.getByLabel('On', { exact: true }).fill('2022-07-05');
		await page.getByLabel('Source').fill('Government response to the report');
		await page.getByLabel('Where in it').fill('page 4');
		await press(page, 'Record it');
		expect(await done(page)).toMatch(/^Recorded/);
		const recorded = await page.getByRole('main').innerText();
		expect(recorded).toContain('Government response: Accepted in part, 5 July 2022.');
		expect(recorded).toContain('We agree that guidance is needed.');
		await expectToFit(page);

		const { page: other } = reviewer;
		await open(other, `${survey}/recommendations`);
		expect(await other.getByRole('link', { name: /^Record a response/ }).count()).toBe(0);
		await open(other, `${wave}/gaps`);
		expect(await other.getByRole('main').textContent()).toContain('Accepted in part');
		// What nobody has published is not public.
		await open(other, '/surveys/whatsapp-in-government/recommendations');
		expect(await other.getByRole('main').textContent()).not.toContain('Accepted in part');

		await open(page, `${survey}/recommendations`);
		await follow(page, /^Remove/);
		await expectToFit(page);
		await press(page, 'Remove the response');
		expect(await done(page)).toMatch(/^Removed/);
		expect(await page.getByText('No response recorded').count()).toBe(4);
	});
});
