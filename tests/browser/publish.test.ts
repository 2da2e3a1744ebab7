import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { charts } from '$lib/server/db/schema';
import { insertChart } from '$lib/server/queries/charts';
import { findSurvey } from '$lib/server/queries/surveys';
import { launchBrowser } from '../support/browser';
import { signInExample } from '../support/built-server';
import { openAs, rememberSession } from '../support/client';
import { readCsv } from '../support/csv';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { visit, type Visit, wide } from '../support/visit';
import { done, expectNoComplaints, go, press, problems } from '../support/walk';
import { accept, refused, revise } from '../services/example-survey';

const slug = 'whatsapp-in-government';
const survey = `/workspace/surveys/${slug}`;
const publicly = `/surveys/${slug}`;
const api = `/api/v1${publicly}`;

let server: Server;
let browser: Browser;
let database: OpenDatabase;
let publisher: Visit;
let reviewer: Visit;
/** The session of the publisher. */
let cookie: string;

/** Has the next edition say something else of HM Treasury. */
const change = async (provisions: string[]) =>
	accept(database.db, await revise(database.db, 'hmt', 'permitted', { ...refused, provisions }));

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	const sessions = await signInExample(server, ['publisher', 'reviewer']);
	// Everything here is native forms: no script runs.
	const arrive = async (session: string) => {
		const visited = await visit(browser, server.url + survey, {
			...wide,
			javaScriptEnabled: false,
			storageState: rememberSession(server.url, session)
		});
		visited.page.setDefaultTimeout(15_000);
		return visited;
	};
	cookie = sessions.publisher;
	publisher = await arrive(cookie);
	reviewer = await arrive(sessions.reviewer);
});
afterAll(async () => {
	expectNoComplaints([publisher, reviewer]);
	await browser.close();
	await server.stop();
	await database.close();
});

const open = (page: Page, path: string) => page.goto(server.url + path);
const follow = (page: Page, name: string | RegExp) =>
	go(page, page.getByRole('main').getByRole('link', { name }));
const words = (page: Page) => page.getByRole('main').innerText();
const read = async (path: string) => (await fetch(server.url + path)).text();

describe('publishing', () => {
	test('is refused where nothing has changed, which the page says', async () => {
		const { page } = publisher;
		await follow(page, /^Publish$/);
		expect(await words(page)).toContain('There is nothing to publish: nothing has changed since');
		expect(await page.getByRole('button', { name: /^Publish edition/ }).count()).toBe(0);
	});

	test('shows what is open, what would go out and what it changes, answer by answer', async () => {
		const { db } = database;
		await change(['s31']);
		await revise(db, 'mod', 'guidance', refused);
		const { page } = publisher;
		await page.reload();
		const said = await words(page);
		expect(said).toContain('1 answer awaits review');
		expect(said).toContain('64 answers');
		expect(said).toMatch(/Answers: 1 changed/);
		const row = page.getByRole('row', { name: /^HMT, Permitted/ });
		expect(await row.getByRole('cell').last().innerText()).toMatch(/section 31/);
		expect(said).toMatch(/1 answer went from “.+” to “Refused”\./);
	});

	test('is held back by a chart that does not fit, and leads to where that is put right', async () => {
		const { db } = database;
		const { id } = (await findSurvey(db, slug))!;
		await insertChart(db, id, { slug: 'early', wave: '2021-22', figure: 'time_to_respond' });
		const { page } = publisher;
		await page.reload();
		const said = await words(page);
		expect(said).toContain('1 chart does not fit what would be published');
		expect(said).toContain('The charts stand in the way, and nothing else does.');
		expect(await page.getByRole('button', { name: /^Publish edition/ }).count()).toBe(0);
		await follow(page, 'Change or remove them');
		expect(await words(page)).toContain('This chart is not offered for the survey as it stands');

		await db.delete(charts).where(eq(charts.slug, 'early'));
		await open(page, `${survey}/publish`);
		expect(await words(page)).toContain('None of this stands in the way.');
		expect(await page.getByRole('button', { name: /^Publish edition/ }).count()).toBe(1);
	});

	test('gives the very files that would go out, to publishers alone', async () => {
		const json = await openAs(server.url, `${survey}/publish/answers.json`, { cookie });
		expect(json.headers['cache-control']).toBe('no-store');
		expect(json.headers['access-control-allow-origin']).toBeUndefined();
		const { edition, answers } = JSON.parse(json.text) as {
			edition: number;
			answers: { body: string; question: string; disposition: string }[];
		};
		expect(edition).toBe(2);
		expect(
			answers.find(({ body, question }) => body === 'hmt' && question === 'permitted')
		).toMatchObject({ disposition: 'refused' });
		const csv = await openAs(server.url, `${survey}/publish/answers.csv`, { cookie });
		expect(readCsv(csv.text).rows).toHaveLength(208);

		const { page } = reviewer;
		await follow(page, 'Before publishing');
		expect(await words(page)).toContain('1 answer awaits review');
		expect(await words(page)).not.toContain('HMT');
		expect(await page.getByRole('button', { name: /^Publish/ }).count()).toBe(0);
	});

	test('says all that is missing at once, asks what is corrected, and keeps what was typed', async () => {
		const { page } = publisher;
		await page.getByLabel('Day').fill('2020-01-01');
		await press(page, 'Publish edition 2');
		expect(await problems(page)).toEqual([
			'Say what this edition is, for its readers.',
			'Choose what sort of correction it is.',
			'Say what is corrected.',
			'Say why it is corrected.',
			'Give the time of day too, or neither.'
		]);
		await page.getByLabel('Note for readers').fill('The second.');
		await page.getByLabel('Time').fill('09:30');
		await page.getByLabel('What is corrected').fill('HMT refused.');
		await press(page, 'Publish edition 2');
		expect(await problems(page)).toEqual([
			'Choose what sort of correction it is.',
			'Say why it is corrected.'
		]);
		expect(await page.getByLabel('Note for readers').inputValue()).toBe('The second.');
		await page.getByLabel('We had coded an answer wrongly').check();
		await page.getByLabel('Why', { exact: true }).fill('We misread its letter.');
		await press(page, 'Publish edition 2');
		expect(await problems(page)).toEqual(['That moment has passed.']);
		await page.getByLabel('Day').fill('');
		await page.getByLabel('Time').fill('');
	});

	test('publishes nothing where something changed after it was looked at', async () => {
		const { page } = publisher;
		await change(['s24']);
		await press(page, 'Publish edition 2');
		expect(await problems(page)).toEqual([
			expect.stringMatching(/^Something has changed since you opened this page/)
		]);
		expect(await words(page)).toContain('section 24');
		expect((await fetch(`${server.url}${publicly}/editions/2`)).status).toBe(404);
	});

	test('publishes with a correction, which readers are told of everywhere', async () => {
		const first = await read(`${api}/answers.json?edition=1`);
		const { page } = publisher;
		await press(page, 'Publish edition 2');
		expect(await done(page)).toBe('Edition 2 is published.');
		expect(await words(page)).toContain('We misread its letter.');

		await open(page, `${publicly}/changes#edition-2`);
		const changes = page.getByRole('region', { name: /^Edition 2/ });
		const said = await changes.innerText();
		for (const one of ['HMT refused.', 'We misread its letter.', 'The second.', 'HMT, Permitted']) {
			expect(said).toContain(one);
		}
		expect(await page.getByRole('region', { name: /^Edition 1/ }).innerText()).toContain(
			'Corrected: HMT refused. See edition 2.'
		);

		const feed = await read(`${publicly}/changes.atom`);
		expect(feed).toMatch(/Correction: HMT refused\. Why: We misread its letter\./);
		expect(feed).toMatch(/HMT, Permitted: .+ → .+section 24/);

		await open(page, `${publicly}/bodies/hmt/permitted`);
		expect(await words(page)).toMatch(/This answer was corrected in edition 2.+HMT refused\./);
		const history = page.getByRole('region', { name: 'In each edition' });
		expect(await history.innerText()).toContain('Correction: HMT refused.');
		await open(page, `${publicly}/bodies/hmt`);
		expect(await words(page)).toMatch(/This answer was corrected in edition 2/);
		await open(page, `${publicly}/charts/dispositions`);
		expect(await words(page)).toMatch(/This chart was corrected in edition 2/);
		expect(await read(`/embed/${slug}/dispositions?edition=1`)).toContain('Corrected later');
		expect(await read(`/embed/${slug}/dispositions?edition=latest`)).toContain(
			'Follows the latest edition; now edition 2.'
		);
		const untouched = await read(`/embed/${slug}/guidance-topics?edition=1`);
		expect(untouched).not.toContain('Corrected later');
		expect(untouched).toContain('The numbers are the same in edition 2, the latest.');

		const record = JSON.parse(await read(`${api}.json`)) as { corrections: object[] };
		expect(record.corrections).toMatchObject([
			{ edition: 2, correction: { kind: 'coding', what: 'HMT refused.' } }
		]);
		await open(page, `${publicly}/editions/1/bodies/hmt/permitted`);
		expect(await words(page)).toMatch(/This answer was corrected later, in edition 2/);
		expect(await words(page)).toContain('Read the latest, edition 2');
		expect(await read(`${api}/answers.json?edition=1`)).toBe(first);
	});
});

describe('the editions of a survey', () => {
	test('are put under embargo, moved and opened', async () => {
		await change(['s12']);
		const { page } = publisher;
		await open(page, `${survey}/publish`);
		await page.getByLabel('Note for readers').fill('The third.');
		await page.getByLabel('The department has since answered otherwise').check();
		await page.getByLabel('What is corrected').fill('HMT relies on cost.');
		await page.getByLabel('Why', { exact: true }).fill('Its internal review.');
		const inAYear = `${new Date().getFullYear() + 1}-06-30`;
		await page.getByLabel('Day').fill(inAYear);
		await page.getByLabel('Time').fill('00:01');
		await press(page, 'Publish edition 3');
		expect(await words(page)).toMatch(/Under embargo until 30 June \d{4}, 00:01/);
		expect((await fetch(`${server.url}${publicly}/editions/3`)).status).toBe(404);

		await follow(page, 'Move the embargo of edition 3');
		await page.getByLabel('Time, in London').fill('09:30');
		await press(page, 'Move the embargo');
		expect(await done(page)).toBe('The embargo of edition 3 is moved.');
		expect(await words(page)).toMatch(/Under embargo until 30 June \d{4}, 09:30/);

		await follow(page, 'Move the embargo of edition 3');
		await press(page, 'Open it now');
		expect(await done(page)).toBe('Edition 3 is open.');
		expect((await fetch(`${server.url}${publicly}/editions/3`)).status).toBe(200);
	});

	test('are withdrawn with a reason, which stands at their address in every format', async () => {
		const { page } = publisher;
		await follow(page, 'Withdraw edition 3');
		await press(page, 'Withdraw edition 3');
		expect(await problems(page)).toEqual(['Give the reason, for its readers.']);
		await page.getByLabel('Reason, for its readers').fill('It named the wrong section.');
		await press(page, 'Withdraw edition 3');
		expect(await done(page)).toBe('Edition 3 is withdrawn.');

		await open(page, publicly);
		expect(await words(page)).toContain('Edition 2.');
		await open(page, `${publicly}/editions/3/bodies/hmt/permitted`);
		expect(await words(page)).toMatch(
			/Edition 3 was withdrawn on .+\. It named the wrong section\./
		);
		for (const path of [
			`${api}.json?edition=3`,
			`${api}/answers.json?edition=3`,
			`${api}/assessments.json?edition=3`,
			`${api}/datapackage.json?edition=3`,
			`${publicly}/changes`,
			`${publicly}/changes.atom`,
			`${publicly}/editions/3/charts/dispositions.json`,
			`${publicly}/editions/3/compare.json`,
			`/embed/${slug}/dispositions?edition=3`
		]) {
			expect(await read(path), path).toContain('It named the wrong section.');
		}
		expect(await read(`/embed/${slug}/dispositions?edition=latest`)).toContain('now edition 2.');

		// Nobody is led to it: search engines and catalogues are not told of it.
		for (const path of ['', '/data', '/charts/dispositions']) {
			const withdrawn = await read(`${publicly}/editions/3${path}`);
			expect(withdrawn).toContain('<meta name="robots" content="noindex"');
			expect(withdrawn).not.toContain('application/ld+json');
			expect(await read(`${publicly}/editions/2${path}`)).toContain('application/ld+json');
		}
		expect(await read('/api/v1/catalogue.jsonld')).toContain('"version":"2"');
	});

	test('have pages that are accessible, at any width', async () => {
		for (const path of [
			`${survey}/publish`,
			`${survey}/editions`,
			`${survey}/editions?withdraw=1`,
			`${publicly}/changes`,
			`${publicly}/bodies/hmt`,
			`${publicly}/editions/1/bodies/hmt/permitted`,
			`${publicly}/charts/dispositions`,
			`/embed/${slug}/dispositions?edition=1`
		]) {
			const visited = await visit(browser, server.url + path, {
				storageState: rememberSession(server.url, cookie)
			});
			await expectToFit(visited.page);
			await visited.close();
		}
	});
});
