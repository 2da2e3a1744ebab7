import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '$lib/domain/editions/day-of';
import { addDays } from '$lib/domain/requests/calendar-day';
import { formatLongDay } from '$lib/domain/requests/day-words';
import { formatDay } from '$lib/domain/surveys/as-at';
import fixture from '$lib/domain/requests/due-dates.fixture.json';
import { launchBrowser } from '../support/browser';
import { type ExamplePerson, signInExample } from '../support/built-server';
import { openAs, rememberSession, sendForm } from '../support/client';
import { readCsv } from '../support/csv';
import { createFilledDatabase } from '../support/databases';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { visit, type Visit, wide } from '../support/visit';
import { expectNoComplaints, go, heading, press, problems } from '../support/walk';

const list = '/workspace/surveys/whatsapp-in-government/waves/autumn/requests';
const today = dayOf(new Date());
const ago = (days: number) => addDays(today, -days);

let server: Server;
let browser: Browser;
let sessions: Partial<Record<ExamplePerson, string>>;
let researcher: Visit;
let reviewer: Visit;
/** The short names of the bodies that the wave asks, and the addresses of the requests to them. */
const bodies: { short: string; address: string }[] = [];

async function arriveAs(person: ExamplePerson): Promise<Visit> {
	const visited = await visit(browser, `${server.url}/workspace`, {
		...wide,
		storageState: rememberSession(server.url, sessions[person]!)
	});
	visited.page.setDefaultTimeout(15_000);
	return visited;
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	sessions = await signInExample(server, ['researcher', 'reviewer']);
	researcher = await arriveAs('researcher');
	reviewer = await arriveAs('reviewer');
});
afterAll(async () => {
	expectNoComplaints([researcher, reviewer]);
	await browser.close();
	await server.stop();
});

const follow = (page: Page, name: string | RegExp) =>
	go(page, page.getByRole('main').getByRole('link', { name, exact: true }));
const done = (page: Page) => page.getByRole('main').getByRole('status').first().innerText();
const words = async (page: Page) => (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');
const open = (page: Page, path: string) => page.goto(server.url + path);

/** What leads from the list to the entering of what a body said. */
const enterLink = (page: Page, short: string) =>
	page.getByRole('row', { name: short }).getByRole('link', { name: /^Enter it/ });

/** Where a request stands, as the top of its page has it. */
const standing = async (page: Page) =>
	(await page.locator('section[aria-labelledby="clock"]').innerText()).replace(/\s+/g, ' ');

/** Records on the page of a request that something happened. */
async function record(page: Page, kind: string, fields: Record<string, string>): Promise<void> {
	const summary = page.getByText('Record what happened', { exact: true });
	if (!(await page.getByRole('button', { name: 'Record it' }).isVisible())) await summary.click();
	await page.getByRole('radio', { name: kind, exact: true }).check();
	for (const [label, text] of Object.entries(fields)) {
		await page.getByLabel(label, { exact: true }).fill(text);
	}
	await press(page, 'Record it');
}

/** When the API says that an answer is due. */
async function dueOf(received: string): Promise<string> {
	const response = await fetch(`${server.url}/api/v1/deadline.json?received=${received}`);
	return ((await response.json()) as { due: string }).due;
}

describe('a researcher', () => {
	test('creates a request for each body of a new wave', async () => {
		const { page } = researcher;
		await open(page, '/workspace/surveys/whatsapp-in-government/waves/new');
		await page.getByLabel('Title of the wave').fill('Autumn');
		await page.getByLabel('Name in addresses').fill('autumn');
		await page.getByLabel('Answers are as at').fill('2026-11');
		await press(page, 'Start the wave');
		await follow(page, 'Requests');
		expect(await heading(page)).toBe('Requests');
		await expectToFit(page);

		const button = page.getByRole('button', { name: /^Create requests for the \d+ bodies/ });
		const asked = Number(/\d+/.exec(await button.innerText())?.[0]);
		expect(asked).toBeGreaterThanOrEqual(14);
		await go(page, button);
		expect(await done(page)).toContain(`${asked} requests are created.`);
		expect(await button.count()).toBe(0);
		const strip = page.getByRole('navigation', { name: 'Requests by how far they are' });
		expect(await strip.getByRole('link', { name: `${asked} To send` }).count()).toBe(1);
		for (const link of await page.getByRole('rowheader').getByRole('link').all()) {
			const [short, address] = [await link.innerText(), await link.getAttribute('href')];
			bodies.push({ short, address: address! });
		}
		expect(bodies).toHaveLength(asked);
	});

	test('writes their text, and downloads it as a mail merge', async () => {
		const { page } = researcher;
		await follow(page, 'Texts to send');
		const field = page.getByLabel('Text for all bodies');
		const text = await field.inputValue();
		await field.fill(`${text}\nAsked by {somebody}`);
		await press(page, 'Save');
		expect((await problems(page)).join()).toContain('{somebody}');
		expect(await field.inputValue()).toContain('Asked by {somebody}');
		await expectToFit(page);
		await field.fill(`${text}\nAsked of {body}.`);
		await press(page, 'Save');
		expect(await done(page)).toMatch(/^Saved/);
		const { short } = bodies[3]!;
		await page.getByLabel('Body', { exact: true }).selectOption({ label: short });
		await press(page, 'Show');
		expect(await page.locator('pre').innerText()).toContain('1. May ministers');
		await expectToFit(page);

		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: /mail merge/ }).click()
		]);
		expect(download.suggestedFilename()).toMatch(/^mail-merge-.*\.csv$/);
		const { header, rows } = readCsv(await readFile(await download.path(), 'utf8'));
		expect(header).toEqual(['body', 'short_name', 'reference', 'contact', 'subject', 'text']);
		expect(rows.map((row) => row.short_name)).toEqual(bodies.map((body) => body.short));
		for (const { body, subject, text: letter } of rows) {
			expect(subject).toContain('WhatsApp in government');
			expect(letter).toContain(`Dear ${body}`);
			expect(letter!.replace(/\s+/g, ' ')).toContain(`Asked of ${body}.`);
		}
	});

	test('records many as sent at once', async () => {
		const { page } = researcher;
		await open(page, list);
		await press(page, 'Record those ticked as sent');
		expect(await problems(page)).toEqual(['Tick the requests that were sent.']);
		await page.getByRole('checkbox', { name: `Sent to ${bodies[0]!.short}` }).check();
		await page.getByLabel('Sent on').fill(addDays(today, 1));
		await press(page, 'Record those ticked as sent');
		expect(await problems(page)).toEqual([
			'That day has not come yet. Record it once it has happened.'
		]);
		expect(await page.getByLabel('Sent on').inputValue()).toBe(addDays(today, 1));
		await expectToFit(page);

		await follow(page, /^Tick all/);
		// The last four are for the worked examples below.
		for (const { short } of bodies.slice(-4)) {
			await page.getByRole('checkbox', { name: `Sent to ${short}` }).uncheck();
		}
		await page.getByLabel('Sent on').fill(ago(45));
		await press(page, 'Record those ticked as sent');
		expect(await done(page)).toBe(`${bodies.length - 4} requests are recorded as sent.`);
		await expectToFit(page);
	});

	test('sees a request past due from the day it was received', async () => {
		const { page } = researcher;
		await open(page, bodies[0]!.address);
		expect(await standing(page)).toContain('because receipt is not recorded');
		await record(page, 'Received by the body', { On: ago(40) });
		const shown = await standing(page);
		expect(shown).toMatch(/^\d+ working days? past due, by our count/);
		expect(shown).toContain(`Was due on ${formatLongDay(await dueOf(ago(40)))}`);
		await page.getByText('Days that do not count').click();
		await expectToFit(page);

		await record(page, 'Fee paid', { On: ago(3), Note: 'By card.' });
		expect(await problems(page)).toHaveLength(1);
		expect(await page.getByLabel('Note').inputValue()).toBe('By card.');
		expect(await page.getByRole('radio', { name: 'Fee paid' }).isChecked()).toBe(true);
		await expectToFit(page);
	});

	test('sees the clock stop for clarification and start afresh', async () => {
		const { page } = researcher;
		await open(page, bodies[1]!.address);
		await record(page, 'Clarification asked for', { On: ago(30) });
		expect(await standing(page)).toMatch(
			new RegExp(`^Stopped: clarification asked for on ${formatDay(ago(30))}`)
		);
		await record(page, 'Clarified or refined', { On: ago(5) });
		const shown = await standing(page);
		expect(shown).toMatch(/^Waiting for an answer/);
		expect(shown).toContain(`Due on ${formatLongDay(await dueOf(ago(5)))}`);
		expect(shown).toContain('started afresh');
	});

	test('sees an extension move the due day, and needs its day', async () => {
		const { page } = researcher;
		await open(page, bodies[2]!.address);
		await record(page, 'Extended to weigh the public interest', { On: ago(25) });
		expect((await problems(page)).join()).toContain('the body extends the time');
		await expectToFit(page);
		await record(page, 'Extended to weigh the public interest', {
			On: ago(25),
			'Extended until': addDays(today, 28)
		});
		const shown = await standing(page);
		expect(shown).toMatch(/^Waiting for an answer/);
		expect(shown).toContain(`Due on ${formatLongDay(addDays(today, 28))}`);
		expect(shown).toContain('weigh the public interest');
	});

	test('sees a part of a response leave the clock running, and the whole stop it', async () => {
		const { page } = researcher;
		await open(page, bodies[3]!.address);
		await record(page, 'Response received, in part', { On: ago(20), Note: 'Question 2 to come.' });
		expect(await standing(page)).toContain(`Part of the response came on ${formatDay(ago(20))}`);
		expect(await standing(page)).toMatch(/past due, by our count/);

		await open(page, bodies[4]!.address);
		await record(page, 'Response received', { On: ago(35) });
		expect(await standing(page)).toMatch(new RegExp(`^Answered on ${formatDay(ago(35))}, after`));
		await expectToFit(page);
	});

	test('is led from the list and the home page to what a body said', async () => {
		const { page } = researcher;
		const { short, address } = bodies[4]!;
		await open(page, '/workspace');
		await follow(page, '1 response to enter');
		expect(await page.getByRole('rowheader').getByRole('link').allInnerTexts()).toEqual([short]);
		await expectToFit(page);
		await go(page, enterLink(page, short));
		expect(new URL(page.url()).pathname).toContain(`${address}/enter/`);

		await open(page, list);
		expect(await words(page)).toContain(`Wave: 0 of ${bodies.length} entered`);
		// A part can be entered while the rest is past due.
		expect(await enterLink(page, bodies[3]!.short).getAttribute('href')).toBe(
			`${bodies[3]!.address}/enter`
		);
	});

	test('sees how long the answers took, and what is not known of it', async () => {
		const { page } = researcher;
		await open(page, list);
		await follow(page, 'Chart of time to respond');
		expect(await heading(page)).toMatch(
			/^The one answer took no more than 20 working days; \w+ have not been answered$/
		);
		expect(await page.getByRole('figure').getByRole('img').getAttribute('alt')).toContain(
			'it cannot be told yet'
		);
		const rows = page.getByRole('table').getByRole('row');
		expect(await rows.count()).toBe(bodies.length + 1);
		const cellsOf = async (index: number) =>
			(await rows.nth(index + 1).innerText()).split(/[\t\n]+/).slice(0, 3);
		expect((await cellsOf(4)).slice(0, 1)).toEqual([bodies[4]!.short]);
		expect((await cellsOf(4))[1]).toMatch(/^\d+$/);
		expect((await cellsOf(0))[1]).toBe('Not answered');
		expect((await cellsOf(0))[2]).toMatch(/^\d+$/);
		expect((await cellsOf(bodies.length - 1)).slice(1)).toEqual(['Not sent yet', 'Not counted']);
		await expectToFit(page);

		for (const [file, type] of [
			['svg', 'image/svg+xml; charset=utf-8'],
			['csv', 'text/csv; charset=utf-8; header=present']
		]) {
			const path = `${list}/time-to-respond.${file}`;
			const { status, headers } = await openAs(server.url, path, { cookie: sessions.reviewer });
			expect([status, headers['content-type']]).toEqual([200, type]);
			expect((await openAs(server.url, path)).status).toBe(303);
		}
	});

	test('strikes out what was recorded by mistake, and it stays to be read', async () => {
		const { page } = researcher;
		await open(page, bodies[5]!.address);
		await record(page, 'Withdrawn', { On: ago(2) });
		expect(await standing(page)).toMatch(/^Withdrawn/);
		await go(page, page.getByRole('link', { name: /^Strike out ?: Withdrawn/ }));
		expect(await heading(page)).toBe('Strike this event out?');
		await expectToFit(page);
		await press(page, 'Strike it out');
		expect(await done(page)).toMatch(/^Struck out/);
		expect(await standing(page)).toMatch(/past due, by our count/);
		expect(await page.locator('s', { hasText: 'Withdrawn' }).count()).toBe(1);
		expect(await words(page)).toMatch(/Struck out by Rosa Okafor/);
		await expectToFit(page);
	});

	test('follows a transferred request with one to another body', async () => {
		const { page } = researcher;
		const { short, address } = bodies[6]!;
		await open(page, address);
		await record(page, 'Transferred to another body', { On: ago(28) });
		await press(page, 'Create the request that follows');
		expect(await problems(page)).toEqual(['Choose the other body.']);
		const other = page.getByLabel('To which body').getByRole('option').nth(1);
		await page.getByLabel('To which body').selectOption((await other.getAttribute('value'))!);
		await press(page, 'Create the request that follows');
		expect(await standing(page)).toMatch(/^To send/);

		// Until it is sent, its text is the wave's unless it is given one of its own.
		await page.getByLabel('Text of the request').fill('Dear all,\n\nPlease send the rest.');
		await press(page, 'Save');
		expect(await words(page)).toContain('Changed for this body alone');
		await page.getByLabel('Text of the request').fill('');
		await press(page, 'Save');
		expect(await words(page)).toContain('As the text of the wave gives it');
		await follow(page, `Follows the request to ${short}`);
		expect(await standing(page)).toMatch(/^Transferred to another body/);
	});

	test('keeps its reference and its own text, and loses nothing to a colleague', async () => {
		const { page } = researcher;
		const { address } = bodies[7]!;
		await open(page, address);
		const stale = await page.locator('input[name="fingerprint"]').inputValue();
		await page.getByLabel('Reference').fill('FOI/77');
		await page.getByLabel('How it goes to the body').selectOption({ label: 'Email' });
		await press(page, 'Save');
		expect(await done(page)).toBe('Saved.');
		expect(await words(page)).toContain('As it was sent');

		await page.locator('input[name="fingerprint"]').evaluate((input, value) => {
			(input as HTMLInputElement).value = value;
		}, stale);
		await page.getByLabel('Reference').fill('FOI/78');
		await page.getByLabel('Text of the request').fill('Dear all,\n\nPlease send everything.');
		await press(page, 'Save');
		expect((await problems(page)).join()).toContain('Somebody else changed this');
		expect(await page.getByLabel('Reference').inputValue()).toBe('FOI/78');
		expect(await words(page)).toContain('What is stored now');
		await expectToFit(page);
		await press(page, 'Save');

		const file = await openAs(server.url, `${address}.txt`, { cookie: sessions.researcher });
		expect(file.headers['content-type']).toBe('text/plain; charset=utf-8');
		expect(file.text).toBe('Dear all,\n\nPlease send everything.\n');
		await page.getByLabel('Text of the request').fill('');
		await press(page, 'Save');
		// What was sent does not follow the wave's text again: it takes that as it is now, and keeps it.
		expect(await page.getByLabel('Text of the request').inputValue()).toContain('1. May ministers');
		expect(await words(page)).toContain('As it was sent');
	});

	test.each([
		['easter-2022', 0],
		['funeral-after-proclamation', 1],
		['sunday-before-bh', 2],
		['boyne-and-scots-summer-2022', 3]
	])('sees the worked due day of %s', async (id, index) => {
		const { page } = researcher;
		const { received, due } = fixture.cases.find((one) => one.id === id)!;
		await open(page, bodies.at(-1 - index)!.address);
		await record(page, 'Received by the body', { On: received });
		const shown = await standing(page);
		expect(shown).toContain(`Was due on ${formatLongDay(due)}`);
		expect(due).toBe(await dueOf(received));
		expect(shown.includes('The Code of Practice')).toBe(id === 'sunday-before-bh');
	});

	test('finds what needs doing first in the list, and on the home page', async () => {
		const { page } = researcher;
		await open(page, list);
		const rows = await page.getByRole('rowheader').getByRole('link').allInnerTexts();
		// Of the worked examples the one that was due first.
		expect(rows[0]).toBe(bodies.at(-3)!.short);
		await page.getByLabel('Body or reference').fill('foi/78');
		await press(page, 'Find');
		expect(await page.getByRole('rowheader').getByRole('link').allInnerTexts()).toEqual([
			bodies[7]!.short
		]);
		await follow(page, /^Show all/);
		const pastDue = page.getByRole('link', { name: /^\d+ Past due/ });
		const count = Number(/\d+/.exec(await pastDue.innerText())?.[0]);
		await go(page, pastDue);
		expect(await page.getByRole('rowheader').count()).toBe(count);
		await expectToFit(page);

		await open(page, '/workspace');
		await follow(page, `${count} requests past due`);
		expect(await page.getByRole('rowheader').count()).toBe(count);
		await open(page, `${list}?progress=everything`);
		expect((await problems(page)).join()).toContain('everything');
		await expectToFit(page);
	});

	test('has the due days in a calendar, which comes without a session', async () => {
		const { page } = researcher;
		await open(page, `${list}/calendar`);
		await press(page, 'Make an address');
		const address = await page.locator('#address').innerText();
		await expectToFit(page);
		const response = await fetch(address);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
		expect(response.headers.get('cache-control')).toBe('no-store');
		const lines = (await response.text()).replaceAll('\r\n ', '').split('\r\n');
		const dayOfEntry = (short: string) => {
			const summary = `SUMMARY:Answer due: ${short.replaceAll(',', '\\,')}\\, `;
			const at = lines.findIndex((line) => line.startsWith(summary));
			const from = lines.slice(0, at).findLast((line) => line.startsWith('DTSTART'));
			return at < 0 ? null : from;
		};
		const entry = (day: string) => `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`;
		expect(dayOfEntry(bodies[0]!.short)).toBe(entry(await dueOf(ago(40))));
		expect(dayOfEntry(bodies[1]!.short)).toBe(entry(await dueOf(ago(5))));
		expect(dayOfEntry(bodies[2]!.short)).toBe(entry(addDays(today, 28)));
		expect(dayOfEntry(bodies[4]!.short)).toBeNull();

		await page.reload();
		await open(page, `${list}/calendar`);
		expect(await page.content()).not.toContain(new URL(address).pathname);
		await press(page, 'End it');
		expect(await done(page)).toMatch(/^Ended/);
		for (const gone of [address, `${server.url}/calendar/${'a'.repeat(32)}.ics`]) {
			const refused = await fetch(gone);
			expect(refused.status).toBe(404);
			expect(refused.headers.get('cache-control')).toBe('no-store');
		}
	});
});

describe('a reviewer', () => {
	test('looks, and changes nothing', async () => {
		const { page } = reviewer;
		for (const path of [list, bodies[0]!.address, `${list}/texts`]) {
			await open(page, path);
			expect((await words(page)).length).toBeGreaterThan(100);
			const main = page.getByRole('main');
			const buttons = await main.getByRole('button').allInnerTexts();
			expect(buttons.filter((name) => !['Find', 'Show'].includes(name))).toEqual([]);
			expect(await main.getByRole('checkbox').count()).toBe(0);
			expect(await main.getByRole('link', { name: /Strike/ }).count()).toBe(0);
			await expectToFit(page);
		}
		const { status } = await sendForm(
			server.url,
			`${bodies[0]!.address}?/record`,
			{ kind: 'withdrawn', on: today, until: '', note: '' },
			{ cookie: sessions.reviewer }
		);
		expect(status).toBe(403);
	});
});
