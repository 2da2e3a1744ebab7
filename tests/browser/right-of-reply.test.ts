import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import { publishEdition } from '$lib/server/services/publish-edition';
import { survey } from '../services/example-survey';
import { launchBrowser } from '../support/browser';
import { rememberSession } from '../support/client';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { createPeople, signInDirectly, type Sort } from '../support/people';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { narrow, visit, type Visit, wide } from '../support/visit';
import { done, go, press } from '../support/walk';

const workspace = `/workspace/surveys/${survey}/waves/2021-22/right-of-reply`;
const words = 'We have permitted Teams as well.\nSince 2021.';

let server: Server;
let browser: Browser;
let database: OpenDatabase;
let people: Record<Sort, AccountActor>;
/** A publisher; somebody of the department, who runs no scripts. */
let publisher: Visit;
let department: Visit;
/** The link, as the publisher was shown it. */
let link: string;

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	people = (await createPeople(database.db, new Date())) as Record<Sort, AccountActor>;
	[server, browser] = await Promise.all([startServer({ databaseUrl }), launchBrowser()]);
	const token = await signInDirectly(database.db, people.publisher.id, new Date());
	publisher = await visit(browser, server.url + workspace, {
		...wide,
		storageState: rememberSession(server.url, `crosscheck=${token}`)
	});
	publisher.page.setDefaultTimeout(15_000);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await database.close();
});

const follow = (page: Page, name: string | RegExp) =>
	go(page, page.getByRole('main').getByRole('link', { name, exact: true }));
const replyTo = (page: Page, question: string) =>
	page.getByRole('article', { name: question, exact: true });

describe('the right of reply', () => {
	test('begins with a link that is shown once, with a text to send', async () => {
		const { page } = publisher;
		await expectToFit(page);
		await follow(page, 'HMT');
		await expectToFit(page);
		await page.getByLabel('For how many days').fill('91');
		await press(page, 'Make the link');
		expect(await page.getByRole('alert').innerText()).toContain('from 1 to 90');
		await page.getByLabel('For how many days').fill('14');
		await press(page, 'Make the link');
		const shown = await page.getByRole('region', { name: 'Link for HMT' }).innerText();
		link = /http\S+\/reply\/[a-z2-7]{32}/.exec(shown)![0];
		expect(shown.split(link).length).toBe(3);
		expect(shown).toContain('HM Treasury: how your answers');
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.getByRole('button', { name: /^Copy .*the link$/ }).click();
		await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
		await expectToFit(page);
		await page.goto(`${server.url}${workspace}/hmt`);
		expect(await page.content()).not.toContain(link);
		expect(await page.getByRole('main').innerText()).toContain('Not opened.');
	});

	test('lets a department without scripts reply to one answer and leave the others', async () => {
		department = await visit(browser, link, {
			...narrow,
			javaScriptEnabled: false
		});
		const { page } = department;
		page.setDefaultTimeout(15_000);
		expect(department.status).toBe(200);
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
			'HM Treasury: how your answers are coded'
		);
		await press(page, 'Send what is written');
		expect(await page.getByRole('alert').innerText()).toContain('Write a reply');

		const permitted = replyTo(page, 'Permitted');
		await permitted.getByLabel(/^Your reply/).fill(words);
		await permitted.getByLabel(/^You may publish this reply/).check();
		await replyTo(page, 'Guidance')
			.getByLabel(/^Your reply/)
			.fill('x'.repeat(4_001));
		await press(page, 'Send what is written');
		expect(await page.getByRole('alert').innerText()).toContain('Use at most 4,000 characters');
		expect(await permitted.getByLabel(/^Your reply/).inputValue()).toBe(words);
		expect(await permitted.getByLabel(/^You may publish this reply/).isChecked()).toBe(true);

		await replyTo(page, 'Guidance')
			.getByLabel(/^Your reply/)
			.fill('Not for others to read.');
		await press(page, 'Send what is written');
		expect(await done(page)).toContain('2 replies are sent');
		expect(await permitted.innerText()).toContain('it may be published');
		expect(await permitted.innerText()).toContain(words);
		expect(await page.getByLabel(/^Another reply/).count()).toBe(2);
	});

	test('has a page that anybody can read, on any screen and on paper', async () => {
		const opened = await visit(browser, link);
		const { page } = opened;
		await expectToFit(page);
		await page.emulateMedia({ media: 'print' });
		expect(await page.getByRole('textbox').count()).toBe(0);
		expect(await page.getByText('Permits WhatsApp').first().isVisible()).toBe(true);
		expect(opened.complaints).toEqual([]);
		expect(opened.strangers).toEqual([]);
		await opened.close();
	});

	test('gives the replies to those who work on the survey; a publisher marks one public', async () => {
		const { page } = publisher;
		await page.goto(server.url + workspace);
		const row = page.getByRole('row', { name: /^HMT/ });
		expect(await row.innerText()).toMatch(/Works until .*\s2$/s);
		expect(await page.getByRole('main').innerText()).toContain('HMT: Permitted');
		await expectToFit(page);

		await follow(page, 'HMT');
		expect(await page.getByRole('button', { name: /^Mark it public/ }).count()).toBe(1);
		await press(page, /^Mark it public/);
		expect(await done(page)).toBe('The reply is public with the next edition.');
		await press(page, /^Take the mark back/);
		expect(await done(page)).toContain('no longer marked public');
		await press(page, /^Mark it public/);
		await expectToFit(page);
	});

	test('shows readers the reply beside its answer', async () => {
		const note = 'With a reply';
		await publishEdition(database.db, people.publisher, { survey, note }, new Date());
		const { page } = publisher;
		const reader = await visit(browser, `${server.url}/surveys/${survey}/editions/2/compare`);
		const cell = reader.page.getByRole('link', { name: /It replied to the coding/ });
		expect(await cell.count()).toBe(1);
		await go(reader.page, cell);
		const section = reader.page.getByRole('region', { name: 'What HMT says of the coding' });
		expect(await section.innerText()).toContain(words);
		await expectToFit(reader.page);
		await reader.page.goto(`${server.url}/surveys/${survey}/editions/2/bodies/hmt`);
		expect(await reader.page.getByRole('main').innerText()).toContain(words);
		expect(await reader.page.content()).not.toContain('Not for others to read.');
		await expectToFit(reader.page);
		await reader.close();
		expect(page.url()).toContain(workspace);
	});

	test('ends when the link is withdrawn', async () => {
		const { page } = publisher;
		await page.goto(`${server.url}${workspace}/hmt`);
		await follow(page, 'Withdraw the link');
		await expectToFit(page);
		await press(page, 'Withdraw the link');
		expect(await done(page)).toContain('The link is withdrawn');
		const response = await department.page.goto(link);
		expect(response!.status()).toBe(410);
		expect(await department.page.getByRole('main').innerText()).not.toContain('Treasury');
		await department.close();
		const opened = await visit(browser, link);
		await expectToFit(opened.page);
		await opened.close();
	});
});
